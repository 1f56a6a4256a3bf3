"""A practice in fast motion, behind the demo, the chat, the journey tests and the storms of faults.

Everything between the phones is the product itself; only the carrier and the clock are
imitated.
"""

from smsbot.simulator.demo import DemoPractice
from smsbot.simulator.phones import CARRIER_ANSWERS, Carrier, Mailbox, Text
from smsbot.simulator.practice import NURSE, PATIENT, Simulator

__all__ = [
    "CARRIER_ANSWERS",
    "NURSE",
    "PATIENT",
    "Carrier",
    "DemoPractice",
    "Mailbox",
    "Simulator",
    "Text",
]
