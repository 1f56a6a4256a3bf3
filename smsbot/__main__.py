"""`python -m smsbot` is the same as `smsbot`."""

from smsbot.cli import main

main(prog_name="smsbot")
