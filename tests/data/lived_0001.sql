-- Written by lived_practice.py; the story stops at 2026-12-07 17:00:00+00:00.
BEGIN TRANSACTION;
CREATE TABLE alarms (
	id INTEGER NOT NULL, 
	patient_id INTEGER NOT NULL, 
	matter_id INTEGER, 
	raised_at DATETIME NOT NULL, 
	rings INTEGER NOT NULL, 
	next_ring_at DATETIME, 
	first_rung_at DATETIME, 
	acknowledged_at DATETIME, 
	acknowledged_by VARCHAR, 
	let_go_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(matter_id) REFERENCES matters (id), 
	FOREIGN KEY(patient_id) REFERENCES patients (id)
);
INSERT INTO "alarms" VALUES(1,3,7,'2026-12-07 17:00:00.000000',1,'2026-12-07 17:05:00.000000',NULL,NULL,NULL,NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE appointments (
	id INTEGER NOT NULL, 
	patient_id INTEGER NOT NULL, 
	request_id INTEGER, 
	name VARCHAR NOT NULL, 
	starts_at DATETIME NOT NULL, 
	ends_at DATETIME NOT NULL, 
	status VARCHAR(32) NOT NULL, 
	agreed_by VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	moves INTEGER NOT NULL, 
	patient_confirmed_at DATETIME, 
	cancelled_at DATETIME, 
	cancelled_by VARCHAR, 
	PRIMARY KEY (id), 
	FOREIGN KEY(patient_id) REFERENCES patients (id), 
	FOREIGN KEY(request_id) REFERENCES requests (id)
);
INSERT INTO "appointments" VALUES(1,1,1,'Maria López','2026-12-03 22:00:00.000000','2026-12-03 22:30:00.000000','confirmed','nurse','2026-12-02 15:00:00.000000','2026-12-02 15:00:00.000000',0,NULL,NULL,NULL);
INSERT INTO "appointments" VALUES(2,3,NULL,'Ann Bell','2026-12-04 17:00:00.000000','2026-12-04 17:30:00.000000','confirmed','phone','2026-12-02 15:00:00.000000','2026-12-02 15:00:00.000000',0,NULL,NULL,NULL);
INSERT INTO "appointments" VALUES(3,4,2,'Jen','2026-12-09 18:00:00.000000','2026-12-09 18:30:00.000000','confirmed','nurse','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',0,NULL,NULL,NULL);
INSERT INTO "appointments" VALUES(4,5,3,'Kim Lee','2026-12-09 21:00:00.000000','2026-12-09 21:30:00.000000','confirmed','nurse','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',0,NULL,NULL,NULL);
CREATE TABLE consent (
	id INTEGER NOT NULL, 
	patient_id INTEGER NOT NULL, 
	phone VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	how VARCHAR NOT NULL, 
	message_id INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(message_id) REFERENCES messages (id), 
	FOREIGN KEY(patient_id) REFERENCES patients (id)
);
INSERT INTO "consent" VALUES(1,1,'+16025550101','2026-12-01 17:00:00.000000','wrote_first','texted the practice''s number',1);
INSERT INTO "consent" VALUES(2,2,'+16025550104','2026-12-01 17:00:00.000000','opted_out','by carrier',7);
INSERT INTO "consent" VALUES(3,3,'+12125550103','2026-12-02 15:00:00.000000','agreed_by_phone','the nurse entered a visit agreed by phone',NULL);
INSERT INTO "consent" VALUES(4,4,'+14805550102','2026-12-07 17:00:00.000000','wrote_first','texted the practice''s number',33);
INSERT INTO "consent" VALUES(5,5,'+16025550105','2026-12-07 17:00:00.000000','wrote_first','texted the practice''s number',39);
INSERT INTO "consent" VALUES(6,6,'+16025550106','2026-12-07 17:00:00.000000','called_first','called the practice''s number',NULL);
CREATE TABLE conversations (
	patient_id INTEGER NOT NULL, 
	stage VARCHAR NOT NULL, 
	state JSON NOT NULL, 
	updated_at DATETIME NOT NULL, 
	PRIMARY KEY (patient_id), 
	FOREIGN KEY(patient_id) REFERENCES patients (id)
);
INSERT INTO "conversations" VALUES(1,'resting','{"stage": "resting", "language": "en", "name": "Maria Lopez", "draft": null, "options": [], "alternatives": false, "offer": null, "visits_asked": [], "matter": null, "handed": null, "misses": 0, "asked_at": null, "last_word_at": null, "warned_at": null, "apologised": false, "passive_day": "", "passive": 0}','2026-12-07 17:00:00.000000');
INSERT INTO "conversations" VALUES(2,'resting','{"stage": "resting", "language": "en", "name": null, "draft": null, "options": [], "alternatives": false, "offer": null, "visits_asked": [], "matter": null, "handed": null, "misses": 0, "asked_at": null, "last_word_at": null, "warned_at": null, "apologised": false, "passive_day": "", "passive": 0}','2026-12-01 17:00:00.000000');
INSERT INTO "conversations" VALUES(3,'alarmed','{"stage": "alarmed", "language": "en", "name": "Ann Bell", "draft": null, "options": [], "alternatives": false, "offer": null, "visits_asked": [], "matter": null, "handed": null, "misses": 0, "asked_at": null, "last_word_at": null, "warned_at": "2026-12-07T17:00:00Z", "apologised": false, "passive_day": "", "passive": 0}','2026-12-07 17:00:00.000000');
INSERT INTO "conversations" VALUES(4,'resting','{"stage": "resting", "language": "es", "name": "Jen", "draft": null, "options": [], "alternatives": false, "offer": null, "visits_asked": [], "matter": null, "handed": null, "misses": 0, "asked_at": null, "last_word_at": null, "warned_at": null, "apologised": false, "passive_day": "", "passive": 0}','2026-12-07 17:00:00.000000');
INSERT INTO "conversations" VALUES(5,'asking_time','{"stage": "asking_time", "language": "en", "name": "Kim Lee", "draft": {"name": "Kim Lee", "for_other": false, "slots": [], "windows": [], "flags": [], "not_days": [], "words": "thanks! is parking free?", "rule": "", "replaces": null, "moves_visit": null}, "options": [], "alternatives": false, "offer": null, "visits_asked": [], "matter": null, "handed": null, "misses": 0, "asked_at": "2026-12-07T17:00:00Z", "last_word_at": null, "warned_at": null, "apologised": false, "passive_day": "", "passive": 0}','2026-12-07 17:00:00.000000');
INSERT INTO "conversations" VALUES(6,'asking_name','{"stage": "asking_name", "language": "en", "name": null, "draft": {"name": null, "for_other": false, "slots": [], "windows": [], "flags": [], "not_days": [], "words": "", "rule": "", "replaces": null, "moves_visit": null}, "options": [], "alternatives": false, "offer": null, "visits_asked": [], "matter": null, "handed": null, "misses": 0, "asked_at": "2026-12-07T17:00:00Z", "last_word_at": null, "warned_at": null, "apologised": false, "passive_day": "", "passive": 0}','2026-12-07 17:00:00.000000');
CREATE TABLE digest_days (
	day DATE NOT NULL, 
	sent_at DATETIME NOT NULL, 
	PRIMARY KEY (day)
);
INSERT INTO "digest_days" VALUES('2026-12-02','2026-12-02 14:30:00.000000');
INSERT INTO "digest_days" VALUES('2026-12-03','2026-12-03 14:30:00.000000');
INSERT INTO "digest_days" VALUES('2026-12-04','2026-12-04 14:30:00.000000');
INSERT INTO "digest_days" VALUES('2026-12-05','2026-12-05 14:30:00.000000');
INSERT INTO "digest_days" VALUES('2026-12-06','2026-12-06 14:30:00.000000');
INSERT INTO "digest_days" VALUES('2026-12-07','2026-12-07 14:30:00.000000');
CREATE TABLE emails (
	id INTEGER NOT NULL, 
	recipient VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	html VARCHAR, 
	"key" VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	next_try_at DATETIME, 
	attempts INTEGER NOT NULL, 
	sent_at DATETIME, 
	PRIMARY KEY (id), 
	UNIQUE ("key")
);
INSERT INTO "emails" VALUES(1,'nurse@practice.example','Wed Dec 2: 1 waits','What waits for you
  A Maria López wants Thu Dec 3, 3:00-5:00 PM

Today
  No visits.

You can answer by text from your own phone. A ok, A no, A thu 3pm. Text help for the rest.
http://127.0.0.1:8080/inbox
','<!doctype html><html lang="en"><body><h1>Wed Dec 2</h1><h2>What waits for you</h2><ul><li>A Maria López wants Thu Dec 3, 3:00-5:00 PM</li></ul><h2>Today</h2><ul><li>No visits.</li></ul><p>You can answer by text from your own phone. A ok, A no, A thu 3pm. Text help for the rest.</p><p><a href="http://127.0.0.1:8080/inbox">http://127.0.0.1:8080/inbox</a></p></body></html>','digest:2026-12-02','2026-12-02 14:30:00.000000',NULL,1,'2026-12-02 14:30:00.000000');
INSERT INTO "emails" VALUES(2,'nurse@practice.example','Thu Dec 3: Nothing waits','What waits for you
  Nothing waits.

Today
  A 3:00 PM Maria López

You can answer by text from your own phone. Text help for the rest.
http://127.0.0.1:8080/inbox
','<!doctype html><html lang="en"><body><h1>Thu Dec 3</h1><h2>What waits for you</h2><ul><li>Nothing waits.</li></ul><h2>Today</h2><ul><li>A 3:00 PM Maria López</li></ul><p>You can answer by text from your own phone. Text help for the rest.</p><p><a href="http://127.0.0.1:8080/inbox">http://127.0.0.1:8080/inbox</a></p></body></html>','digest:2026-12-03','2026-12-03 14:30:00.000000',NULL,1,'2026-12-03 14:30:00.000000');
INSERT INTO "emails" VALUES(3,'nurse@practice.example','Fri Dec 4: Nothing waits','What waits for you
  Nothing waits.

Today
  B 10:00 AM Ann Bell

Yesterday (noshow marks who did not come)
  A 3:00 PM Maria López

You can answer by text from your own phone. Text help for the rest.
http://127.0.0.1:8080/inbox
','<!doctype html><html lang="en"><body><h1>Fri Dec 4</h1><h2>What waits for you</h2><ul><li>Nothing waits.</li></ul><h2>Today</h2><ul><li>B 10:00 AM Ann Bell</li></ul><h2>Yesterday (noshow marks who did not come)</h2><ul><li>A 3:00 PM Maria López</li></ul><p>You can answer by text from your own phone. Text help for the rest.</p><p><a href="http://127.0.0.1:8080/inbox">http://127.0.0.1:8080/inbox</a></p></body></html>','digest:2026-12-04','2026-12-04 14:30:00.000000',NULL,1,'2026-12-04 14:30:00.000000');
INSERT INTO "emails" VALUES(4,'nurse@practice.example','Sat Dec 5: Nothing waits','What waits for you
  Nothing waits.

Today
  No visits.

Yesterday (noshow marks who did not come)
  B 10:00 AM Ann Bell

You can answer by text from your own phone. Text help for the rest.
http://127.0.0.1:8080/inbox
','<!doctype html><html lang="en"><body><h1>Sat Dec 5</h1><h2>What waits for you</h2><ul><li>Nothing waits.</li></ul><h2>Today</h2><ul><li>No visits.</li></ul><h2>Yesterday (noshow marks who did not come)</h2><ul><li>B 10:00 AM Ann Bell</li></ul><p>You can answer by text from your own phone. Text help for the rest.</p><p><a href="http://127.0.0.1:8080/inbox">http://127.0.0.1:8080/inbox</a></p></body></html>','digest:2026-12-05','2026-12-05 14:30:00.000000',NULL,1,'2026-12-05 14:30:00.000000');
INSERT INTO "emails" VALUES(5,'nurse@practice.example','Sun Dec 6: Nothing waits','What waits for you
  Nothing waits.

Today
  No visits.

You can answer by text from your own phone. Text help for the rest.
http://127.0.0.1:8080/inbox
','<!doctype html><html lang="en"><body><h1>Sun Dec 6</h1><h2>What waits for you</h2><ul><li>Nothing waits.</li></ul><h2>Today</h2><ul><li>No visits.</li></ul><p>You can answer by text from your own phone. Text help for the rest.</p><p><a href="http://127.0.0.1:8080/inbox">http://127.0.0.1:8080/inbox</a></p></body></html>','digest:2026-12-06','2026-12-06 14:30:00.000000',NULL,1,'2026-12-06 14:30:00.000000');
INSERT INTO "emails" VALUES(6,'nurse@practice.example','Mon Dec 7: Nothing waits','What waits for you
  Nothing waits.

Today
  No visits.

You can answer by text from your own phone. Text help for the rest.
http://127.0.0.1:8080/inbox
','<!doctype html><html lang="en"><body><h1>Mon Dec 7</h1><h2>What waits for you</h2><ul><li>Nothing waits.</li></ul><h2>Today</h2><ul><li>No visits.</li></ul><p>You can answer by text from your own phone. Text help for the rest.</p><p><a href="http://127.0.0.1:8080/inbox">http://127.0.0.1:8080/inbox</a></p></body></html>','digest:2026-12-07','2026-12-07 14:30:00.000000',NULL,1,'2026-12-07 14:30:00.000000');
INSERT INTO "emails" VALUES(7,'nurse@practice.example','EMERGENCY','EMERGENCY G Ann Bell 212-555-0103: "my vision went blurry after the injection" She was told to call 911. Call her. Text done when you have it.',NULL,'alarm:1:0','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',0,NULL);
CREATE TABLE holds (
	name VARCHAR NOT NULL, 
	code INTEGER, 
	since DATETIME NOT NULL, 
	until DATETIME NOT NULL, 
	told_at DATETIME, 
	PRIMARY KEY (name)
);
CREATE TABLE locks (
	name VARCHAR NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "locks" VALUES('talk:01');
INSERT INTO "locks" VALUES('letters');
INSERT INTO "locks" VALUES('talk:04');
INSERT INTO "locks" VALUES('digest');
INSERT INTO "locks" VALUES('talk:99');
INSERT INTO "locks" VALUES('nurse');
INSERT INTO "locks" VALUES('calendar');
INSERT INTO "locks" VALUES('sign-in');
INSERT INTO "locks" VALUES('talk:02');
INSERT INTO "locks" VALUES('talk:05');
INSERT INTO "locks" VALUES('talk:03');
CREATE TABLE matters (
	id INTEGER NOT NULL, 
	topic VARCHAR(32) NOT NULL, 
	patient_id INTEGER NOT NULL, 
	letter VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	request_id INTEGER, 
	appointment_id INTEGER, 
	message_id INTEGER, 
	opened_at DATETIME NOT NULL, 
	settled_at DATETIME, 
	settled_how VARCHAR, 
	PRIMARY KEY (id), 
	FOREIGN KEY(appointment_id) REFERENCES appointments (id), 
	FOREIGN KEY(message_id) REFERENCES messages (id), 
	FOREIGN KEY(patient_id) REFERENCES patients (id), 
	FOREIGN KEY(request_id) REFERENCES requests (id)
);
INSERT INTO "matters" VALUES(1,'request',1,'A','hi im maria lópez can i come in thurs after 3',1,1,NULL,'2026-12-01 17:00:00.000000','2026-12-03 22:30:00.000000','confirmed');
INSERT INTO "matters" VALUES(2,'visit',3,'B','',NULL,2,NULL,'2026-12-04 14:30:00.000000','2026-12-04 17:30:00.000000',NULL);
INSERT INTO "matters" VALUES(3,'request',4,'C','hola soy jen, quiero una cita el miercoles a las 11',2,3,NULL,'2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000','confirmed');
INSERT INTO "matters" VALUES(4,'request',5,'D','kim lee, wed at 2',3,4,NULL,'2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000','confirmed');
INSERT INTO "matters" VALUES(5,'question',5,'E','how much is it?',NULL,NULL,55,'2026-12-07 17:00:00.000000',NULL,NULL);
INSERT INTO "matters" VALUES(6,'request',1,'F','maria lopez again, fri at 9 or 10',4,NULL,NULL,'2026-12-07 17:00:00.000000',NULL,NULL);
INSERT INTO "matters" VALUES(7,'emergency',3,'G','my vision went blurry after the injection',NULL,NULL,62,'2026-12-07 17:00:00.000000',NULL,NULL);
INSERT INTO "matters" VALUES(8,'missed_call',6,'H','',NULL,NULL,NULL,'2026-12-07 17:00:00.000000',NULL,NULL);
CREATE TABLE messages (
	id INTEGER NOT NULL, 
	direction VARCHAR(32) NOT NULL, 
	audience VARCHAR(32) NOT NULL, 
	phone VARCHAR NOT NULL, 
	patient_id INTEGER, 
	created_at DATETIME NOT NULL, 
	body VARCHAR, 
	sid VARCHAR, 
	status VARCHAR(32) NOT NULL, 
	media JSON NOT NULL, 
	carrier VARCHAR, 
	handled_at DATETIME, 
	kind VARCHAR(32), 
	wording VARCHAR, 
	"values" JSON NOT NULL, 
	language VARCHAR(32), 
	"key" VARCHAR, 
	send_after DATETIME, 
	due_at DATETIME, 
	reason VARCHAR, 
	attempts INTEGER NOT NULL, 
	attempted_at DATETIME, 
	lookups INTEGER NOT NULL, 
	failed_sids JSON NOT NULL, 
	sent_at DATETIME, 
	settled_at DATETIME, 
	error_code INTEGER, 
	shown_at DATETIME, 
	request_id INTEGER, 
	appointment_id INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(appointment_id) REFERENCES appointments (id), 
	FOREIGN KEY(patient_id) REFERENCES patients (id), 
	FOREIGN KEY(request_id) REFERENCES requests (id), 
	UNIQUE ("key"), 
	UNIQUE (sid)
);
INSERT INTO "messages" VALUES(1,'inbound','patient','+16025550101',1,'2026-12-01 17:00:00.000000','hi im maria lópez can i come in thurs after 3','SI00000000000000000000000000000001','received','[]',NULL,'2026-12-01 17:00:00.000000',NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(2,'outbound','patient','+16025550101',1,'2026-12-01 17:00:00.000000','Consultation for Maria Lopez, Thu Dec 3, 3:00-5:00 PM. Is that right? Reply 1 for yes, or tell me what to change.','SM00000000000000000000000000000002','delivered','[]',NULL,NULL,'answer','read_back','{"lead": "", "name": "Maria L\u00f3pez", "when": [["2026-12-03T15:00", "2026-12-03T17:00"]], "flags": []}','en',NULL,'2026-12-01 17:00:00.000000','2026-12-01 17:00:00.000000',NULL,1,'2026-12-01 17:00:00.000000',0,'[]','2026-12-01 17:00:00.000000','2026-12-01 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(3,'outbound','patient','+16025550101',1,'2026-12-01 17:00:00.000000',NULL,NULL,'dropped','[]',NULL,NULL,'nudge','nudge','{"name": ""}','en',NULL,'2026-12-02 17:00:00.000000','2026-12-02 17:00:00.000000','overtaken',0,NULL,0,'[]',NULL,'2026-12-01 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(4,'outbound','patient','+16025550101',1,'2026-12-01 17:00:00.000000','This is the automated text line of Nancy Park, RN, BSN. Msg & data rates may apply. Reply HELP for help, STOP to end.','SM00000000000000000000000000000003','delivered','[]',NULL,NULL,'answer','notice','{}','en',NULL,'2026-12-01 17:00:00.000000','2026-12-01 17:00:00.000000',NULL,1,'2026-12-01 17:00:00.000000',0,'[]','2026-12-01 17:00:00.000000','2026-12-01 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(5,'inbound','patient','+16025550101',1,'2026-12-01 17:00:00.000000','yes','SI00000000000000000000000000000002','received','[]',NULL,'2026-12-01 17:00:00.000000',NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(6,'outbound','patient','+16025550101',1,'2026-12-01 17:00:00.000000','Thank you, Maria! Nancy has your request for Thu Dec 3, 3:00-5:00 PM and will text you to confirm. It is not booked yet.','SM00000000000000000000000000000005','delivered','[]',NULL,NULL,'answer','recorded','{"name": "Maria L\u00f3pez", "when": [["2026-12-03T15:00", "2026-12-03T17:00"]], "flags": []}','en',NULL,'2026-12-01 17:00:00.000000','2026-12-01 17:00:00.000000',NULL,1,'2026-12-01 17:00:00.000000',0,'[]','2026-12-01 17:00:00.000000','2026-12-01 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(7,'inbound','patient','+16025550104',2,'2026-12-01 17:00:00.000000','STOP','SI00000000000000000000000000000003','received','[]','STOP','2026-12-01 17:00:00.000000',NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(8,'outbound','nurse','+14805550199',NULL,'2026-12-02 14:30:00.000000','Wed Dec 2: 1 waits.
A Maria Lopez wants Thu Dec 3, 3:00-5:00 PM
Today: no visits.
A ok, A no, A thu 3pm. http://127.0.0.1:8080/inbox','SM00000000000000000000000000000008','delivered','[]',NULL,NULL,'digest',NULL,'{}',NULL,'digest:2026-12-02','2026-12-02 14:30:00.000000','2026-12-02 14:30:00.000000',NULL,1,'2026-12-02 14:30:00.000000',0,'[]','2026-12-02 14:30:00.000000','2026-12-02 14:30:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(9,'inbound','nurse','+14805550199',NULL,'2026-12-02 15:00:00.000000','A ok','SI00000000000000000000000000000004','received','[]',NULL,'2026-12-02 15:00:00.000000',NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(10,'outbound','patient','+16025550101',1,'2026-12-02 15:00:00.000000','Nancy Park, RN, BSN: Maria, your visit is tomorrow, Thu Dec 3 at 3:00 PM. Reply C to confirm, or tell me if you need another time.','SM00000000000000000000000000000015','delivered','[]',NULL,NULL,'reminder','reminder','{"name": "Maria L\u00f3pez", "when": [["2026-12-03T15:00", "2026-12-03T15:30"]]}','en','reminder:1:0:1440','2026-12-02 22:00:00.000000','2026-12-02 22:00:00.000000',NULL,1,'2026-12-02 22:00:00.000000',0,'[]','2026-12-02 22:00:00.000000','2026-12-02 22:00:00.000000',NULL,NULL,NULL,1);
INSERT INTO "messages" VALUES(11,'outbound','patient','+16025550101',1,'2026-12-02 15:00:00.000000','Nancy Park, RN, BSN: Maria, your visit is today, Thu Dec 3 at 3:00 PM. Reply C to confirm, or tell me if you need another time.','SM00000000000000000000000000000018','delivered','[]',NULL,NULL,'reminder','reminder','{"name": "Maria L\u00f3pez", "when": [["2026-12-03T15:00", "2026-12-03T15:30"]]}','en','reminder:1:0:120','2026-12-03 20:00:00.000000','2026-12-03 20:00:00.000000',NULL,1,'2026-12-03 20:00:00.000000',0,'[]','2026-12-03 20:00:00.000000','2026-12-03 20:00:00.000000',NULL,NULL,NULL,1);
INSERT INTO "messages" VALUES(12,'outbound','patient','+16025550101',1,'2026-12-02 15:00:00.000000','Thank you for coming in, Maria! Something to read from Nancy, on skin and movement: http://127.0.0.1:8080/r/cltG942M','SM0000000000000000000000000000001b','delivered','[]',NULL,NULL,'follow_up','follow_up','{"name": "Maria L\u00f3pez"}','en','follow_up:1:0','2026-12-04 18:30:00.000000','2026-12-04 18:30:00.000000',NULL,1,'2026-12-04 18:30:00.000000',0,'[]','2026-12-04 18:30:00.000000','2026-12-04 18:30:00.000000',NULL,NULL,NULL,1);
INSERT INTO "messages" VALUES(13,'outbound','patient','+16025550101',1,'2026-12-02 15:00:00.000000','You''re booked, Maria: Thu Dec 3 at 3:00 PM with Nancy. Need to change it? Just text me here.','SM0000000000000000000000000000000a','delivered','[]',NULL,NULL,'confirmation','confirmed','{"name": "Maria L\u00f3pez", "when": [["2026-12-03T15:00", "2026-12-03T15:30"]]}','en',NULL,'2026-12-02 15:00:00.000000','2026-12-02 15:00:00.000000',NULL,1,'2026-12-02 15:00:00.000000',0,'[]','2026-12-02 15:00:00.000000','2026-12-02 15:00:00.000000',NULL,NULL,1,NULL);
INSERT INTO "messages" VALUES(14,'outbound','nurse','+14805550199',NULL,'2026-12-02 15:00:00.000000','Confirmed: Maria Lopez, Thu Dec 3 at 3:00 PM.','SM0000000000000000000000000000000b','delivered','[]',NULL,NULL,'receipt',NULL,'{}',NULL,NULL,'2026-12-02 15:00:00.000000','2026-12-02 15:00:00.000000',NULL,1,'2026-12-02 15:00:00.000000',0,'[]','2026-12-02 15:00:00.000000','2026-12-02 15:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(15,'inbound','nurse','+14805550199',NULL,'2026-12-02 15:00:00.000000','off dec 24-26','SI00000000000000000000000000000005','received','[]',NULL,'2026-12-02 15:00:00.000000',NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(16,'outbound','nurse','+14805550199',NULL,'2026-12-02 15:00:00.000000','Off Thu Dec 24 to Sat Dec 26.','SM0000000000000000000000000000000d','delivered','[]',NULL,NULL,'receipt',NULL,'{}',NULL,NULL,'2026-12-02 15:00:00.000000','2026-12-02 15:00:00.000000',NULL,1,'2026-12-02 15:00:00.000000',0,'[]','2026-12-02 15:00:00.000000','2026-12-02 15:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(17,'inbound','nurse','+14805550199',NULL,'2026-12-02 15:00:00.000000','busy mon 1-3pm','SI00000000000000000000000000000006','received','[]',NULL,'2026-12-02 15:00:00.000000',NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(18,'outbound','nurse','+14805550199',NULL,'2026-12-02 15:00:00.000000','Off Mon Dec 7, 1:00-3:00 PM.','SM0000000000000000000000000000000f','delivered','[]',NULL,NULL,'receipt',NULL,'{}',NULL,NULL,'2026-12-02 15:00:00.000000','2026-12-02 15:00:00.000000',NULL,1,'2026-12-02 15:00:00.000000',0,'[]','2026-12-02 15:00:00.000000','2026-12-02 15:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(19,'inbound','nurse','+14805550199',NULL,'2026-12-02 15:00:00.000000','undo','SI00000000000000000000000000000007','received','[]',NULL,'2026-12-02 15:00:00.000000',NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(20,'outbound','nurse','+14805550199',NULL,'2026-12-02 15:00:00.000000','Undone: Off Mon Dec 7, 1:00-3:00 PM.','SM00000000000000000000000000000011','delivered','[]',NULL,NULL,'receipt',NULL,'{}',NULL,NULL,'2026-12-02 15:00:00.000000','2026-12-02 15:00:00.000000',NULL,1,'2026-12-02 15:00:00.000000',0,'[]','2026-12-02 15:00:00.000000','2026-12-02 15:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(21,'inbound','nurse','+14805550199',NULL,'2026-12-02 15:00:00.000000','book 2125550103 Ann Bell fri 10am','SI00000000000000000000000000000008','received','[]',NULL,'2026-12-02 15:00:00.000000',NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(22,'outbound','patient','+12125550103',3,'2026-12-02 15:00:00.000000','Nancy Park, RN, BSN: Ann, your visit is tomorrow, Fri Dec 4 at 10:00 AM. Reply C to confirm, or tell me if you need another time.','SM00000000000000000000000000000017','delivered','[]',NULL,NULL,'reminder','reminder','{"name": "Ann Bell", "when": [["2026-12-04T10:00", "2026-12-04T10:30"]]}','en','reminder:2:0:1440','2026-12-03 17:00:00.000000','2026-12-03 17:00:00.000000',NULL,1,'2026-12-03 17:00:00.000000',0,'[]','2026-12-03 17:00:00.000000','2026-12-03 17:00:00.000000',NULL,NULL,NULL,2);
INSERT INTO "messages" VALUES(23,'outbound','patient','+12125550103',3,'2026-12-02 15:00:00.000000','Nancy Park, RN, BSN: Ann, your visit is today, Fri Dec 4 at 10:00 AM. Reply C to confirm, or tell me if you need another time.','SM0000000000000000000000000000001a','delivered','[]',NULL,NULL,'reminder','reminder','{"name": "Ann Bell", "when": [["2026-12-04T10:00", "2026-12-04T10:30"]]}','en','reminder:2:0:120','2026-12-04 15:00:00.000000','2026-12-04 15:00:00.000000',NULL,1,'2026-12-04 15:00:00.000000',0,'[]','2026-12-04 15:00:00.000000','2026-12-04 15:00:00.000000',NULL,NULL,NULL,2);
INSERT INTO "messages" VALUES(24,'outbound','patient','+12125550103',3,'2026-12-02 15:00:00.000000','Thank you for coming in, Ann! Something to read from Nancy, on skin and movement: http://127.0.0.1:8080/r/XwvhQhnZ','SM0000000000000000000000000000001c','delivered','[]',NULL,NULL,'follow_up','follow_up','{"name": "Ann Bell"}','en','follow_up:2:0','2026-12-05 13:30:00.000000','2026-12-05 13:30:00.000000',NULL,1,'2026-12-05 13:30:00.000000',0,'[]','2026-12-05 13:30:00.000000','2026-12-05 13:30:00.000000',NULL,NULL,NULL,2);
INSERT INTO "messages" VALUES(25,'outbound','patient','+12125550103',3,'2026-12-02 15:00:00.000000','Nancy Park, RN, BSN here: Nancy booked your visit for Fri Dec 4 at 10:00 AM. Text here to change. Rates may apply. STOP to end, HELP for help.','SM00000000000000000000000000000013','delivered','[]',NULL,NULL,'confirmation','booked_by_phone','{"name": "Ann Bell", "when": [["2026-12-04T10:00", "2026-12-04T10:30"]]}','en',NULL,'2026-12-02 15:00:00.000000','2026-12-02 15:00:00.000000',NULL,1,'2026-12-02 15:00:00.000000',0,'[]','2026-12-02 15:00:00.000000','2026-12-02 15:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(26,'outbound','nurse','+14805550199',NULL,'2026-12-02 15:00:00.000000','Booked: Ann Bell, Fri Dec 4 at 10:00 AM. She is told that you did, and how to stop.','SM00000000000000000000000000000014','delivered','[]',NULL,NULL,'receipt',NULL,'{}',NULL,NULL,'2026-12-02 15:00:00.000000','2026-12-02 15:00:00.000000',NULL,1,'2026-12-02 15:00:00.000000',0,'[]','2026-12-02 15:00:00.000000','2026-12-02 15:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(27,'outbound','nurse','+14805550199',NULL,'2026-12-03 14:30:00.000000','Thu Dec 3: Nothing waits. Today: A 3:00 PM Maria Lopez http://127.0.0.1:8080/inbox','SM00000000000000000000000000000016','delivered','[]',NULL,NULL,'digest',NULL,'{}',NULL,'digest:2026-12-03','2026-12-03 14:30:00.000000','2026-12-03 14:30:00.000000',NULL,1,'2026-12-03 14:30:00.000000',0,'[]','2026-12-03 14:30:00.000000','2026-12-03 14:30:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(28,'outbound','nurse','+14805550199',NULL,'2026-12-04 14:30:00.000000','Fri Dec 4: Nothing waits.
Today: B 10:00 AM Ann Bell
Yesterday: A 3:00 PM Maria Lopez
http://127.0.0.1:8080/inbox','SM00000000000000000000000000000019','delivered','[]',NULL,NULL,'digest',NULL,'{}',NULL,'digest:2026-12-04','2026-12-04 14:30:00.000000','2026-12-04 14:30:00.000000',NULL,1,'2026-12-04 14:30:00.000000',0,'[]','2026-12-04 14:30:00.000000','2026-12-04 14:30:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(29,'outbound','nurse','+14805550199',NULL,'2026-12-05 14:30:00.000000','Sat Dec 5: Nothing waits.
Today: no visits.
Yesterday: B 10:00 AM Ann Bell
http://127.0.0.1:8080/inbox','SM0000000000000000000000000000001d','delivered','[]',NULL,NULL,'digest',NULL,'{}',NULL,'digest:2026-12-05','2026-12-05 14:30:00.000000','2026-12-05 14:30:00.000000',NULL,1,'2026-12-05 14:30:00.000000',0,'[]','2026-12-05 14:30:00.000000','2026-12-05 14:30:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(30,'outbound','nurse','+14805550199',NULL,'2026-12-05 15:00:00.000000','(a code for the inbox)','SM0000000000000000000000000000001e','delivered','[]',NULL,NULL,'receipt',NULL,'{}',NULL,'sign-in:1:2026-12-05T15:00:00+00:00','2026-12-05 15:00:00.000000','2026-12-05 15:00:00.000000',NULL,1,'2026-12-05 15:00:00.000000',0,'[]','2026-12-05 15:00:00.000000','2026-12-05 15:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(31,'outbound','nurse','+14805550199',NULL,'2026-12-06 14:30:00.000000','Sun Dec 6: Nothing waits. Today: no visits. http://127.0.0.1:8080/inbox','SM0000000000000000000000000000001f','delivered','[]',NULL,NULL,'digest',NULL,'{}',NULL,'digest:2026-12-06','2026-12-06 14:30:00.000000','2026-12-06 14:30:00.000000',NULL,1,'2026-12-06 14:30:00.000000',0,'[]','2026-12-06 14:30:00.000000','2026-12-06 14:30:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(32,'outbound','nurse','+14805550199',NULL,'2026-12-07 14:30:00.000000','Mon Dec 7: Nothing waits. Today: no visits. http://127.0.0.1:8080/inbox','SM00000000000000000000000000000020','delivered','[]',NULL,NULL,'digest',NULL,'{}',NULL,'digest:2026-12-07','2026-12-07 14:30:00.000000','2026-12-07 14:30:00.000000',NULL,1,'2026-12-07 14:30:00.000000',0,'[]','2026-12-07 14:30:00.000000','2026-12-07 14:30:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(33,'inbound','patient','+14805550102',4,'2026-12-07 17:00:00.000000','hola soy jen, quiero una cita el miercoles a las 11','SI00000000000000000000000000000009','received','[]',NULL,'2026-12-07 17:00:00.000000',NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(34,'outbound','patient','+14805550102',4,'2026-12-07 17:00:00.000000','Consulta para Jen, mie 9 dic a las 11:00 AM. ¿Esta bien? Responda 1 para si, o diga qué cambiar.','SM00000000000000000000000000000022','delivered','[]',NULL,NULL,'answer','read_back','{"lead": "", "name": "Jen", "when": [["2026-12-09T11:00", "2026-12-09T11:30"]], "flags": []}','es',NULL,'2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,1,'2026-12-07 17:00:00.000000',0,'[]','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(35,'outbound','patient','+14805550102',4,'2026-12-07 17:00:00.000000',NULL,NULL,'dropped','[]',NULL,NULL,'nudge','nudge','{"name": ""}','es',NULL,'2026-12-08 17:00:00.000000','2026-12-08 17:00:00.000000','overtaken',0,NULL,0,'[]',NULL,'2026-12-07 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(36,'outbound','patient','+14805550102',4,'2026-12-07 17:00:00.000000','Este es el mensaje automatico de Nancy Park, RN, BSN. Pueden aplicar cargos por mensajes y datos. HELP para ayuda, STOP para no recibir.','SM00000000000000000000000000000023','delivered','[]',NULL,NULL,'answer','notice','{}','es',NULL,'2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,1,'2026-12-07 17:00:00.000000',0,'[]','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(37,'inbound','patient','+14805550102',4,'2026-12-07 17:00:00.000000','si','SI0000000000000000000000000000000a','received','[]',NULL,'2026-12-07 17:00:00.000000',NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(38,'outbound','patient','+14805550102',4,'2026-12-07 17:00:00.000000','¡Gracias, Jen! Nancy tiene su solicitud: mie 9 dic a las 11:00 AM. Le escribira para confirmar; todavia no es una cita.','SM00000000000000000000000000000025','delivered','[]',NULL,NULL,'answer','recorded','{"name": "Jen", "when": [["2026-12-09T11:00", "2026-12-09T11:30"]], "flags": []}','es',NULL,'2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,1,'2026-12-07 17:00:00.000000',0,'[]','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(39,'inbound','patient','+16025550105',5,'2026-12-07 17:00:00.000000','kim lee, wed at 2','SI0000000000000000000000000000000b','received','[]',NULL,'2026-12-07 17:00:00.000000',NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(40,'outbound','patient','+16025550105',5,'2026-12-07 17:00:00.000000','Consultation for Kim Lee, Wed Dec 9 at 2:00 PM. Is that right? Reply 1 for yes, or tell me what to change.','SM00000000000000000000000000000027','delivered','[]',NULL,NULL,'answer','read_back','{"lead": "", "name": "Kim Lee", "when": [["2026-12-09T14:00", "2026-12-09T14:30"]], "flags": []}','en',NULL,'2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,1,'2026-12-07 17:00:00.000000',0,'[]','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(41,'outbound','patient','+16025550105',5,'2026-12-07 17:00:00.000000',NULL,NULL,'dropped','[]',NULL,NULL,'nudge','nudge','{"name": ""}','en',NULL,'2026-12-08 17:00:00.000000','2026-12-08 17:00:00.000000','overtaken',0,NULL,0,'[]',NULL,'2026-12-07 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(42,'outbound','patient','+16025550105',5,'2026-12-07 17:00:00.000000','This is the automated text line of Nancy Park, RN, BSN. Msg & data rates may apply. Reply HELP for help, STOP to end.','SM00000000000000000000000000000028','delivered','[]',NULL,NULL,'answer','notice','{}','en',NULL,'2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,1,'2026-12-07 17:00:00.000000',0,'[]','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(43,'inbound','patient','+16025550105',5,'2026-12-07 17:00:00.000000','yes','SI0000000000000000000000000000000c','received','[]',NULL,'2026-12-07 17:00:00.000000',NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(44,'outbound','patient','+16025550105',5,'2026-12-07 17:00:00.000000','Thank you, Kim! Nancy has your request for Wed Dec 9 at 2:00 PM and will text you to confirm. It is not booked yet.','SM0000000000000000000000000000002a','delivered','[]',NULL,NULL,'answer','recorded','{"name": "Kim Lee", "when": [["2026-12-09T14:00", "2026-12-09T14:30"]], "flags": []}','en',NULL,'2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,1,'2026-12-07 17:00:00.000000',0,'[]','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(45,'inbound','nurse','+14805550199',NULL,'2026-12-07 17:00:00.000000','ok all','SI0000000000000000000000000000000d','received','[]',NULL,'2026-12-07 17:00:00.000000',NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(46,'outbound','patient','+14805550102',4,'2026-12-07 17:00:00.000000',NULL,NULL,'queued','[]',NULL,NULL,'reminder','reminder','{"name": "Jen", "when": [["2026-12-09T11:00", "2026-12-09T11:30"]]}','es','reminder:3:0:1440','2026-12-08 18:00:00.000000','2026-12-08 18:00:00.000000',NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,3);
INSERT INTO "messages" VALUES(47,'outbound','patient','+14805550102',4,'2026-12-07 17:00:00.000000',NULL,NULL,'queued','[]',NULL,NULL,'reminder','reminder','{"name": "Jen", "when": [["2026-12-09T11:00", "2026-12-09T11:30"]]}','es','reminder:3:0:120','2026-12-09 16:00:00.000000','2026-12-09 16:00:00.000000',NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,3);
INSERT INTO "messages" VALUES(48,'outbound','patient','+14805550102',4,'2026-12-07 17:00:00.000000',NULL,NULL,'queued','[]',NULL,NULL,'follow_up','follow_up','{"name": "Jen"}','es','follow_up:3:0','2026-12-10 15:00:00.000000','2026-12-10 15:00:00.000000',NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,3);
INSERT INTO "messages" VALUES(49,'outbound','patient','+14805550102',4,'2026-12-07 17:00:00.000000','Su cita esta confirmada, Jen: mie 9 dic a las 11:00 AM con Nancy. ¿Necesita cambiarla? Escriba aqui.','SM0000000000000000000000000000002c','delivered','[]',NULL,NULL,'confirmation','confirmed','{"name": "Jen", "when": [["2026-12-09T11:00", "2026-12-09T11:30"]]}','es',NULL,'2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,1,'2026-12-07 17:00:00.000000',0,'[]','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,NULL,2,NULL);
INSERT INTO "messages" VALUES(50,'outbound','patient','+16025550105',5,'2026-12-07 17:00:00.000000',NULL,NULL,'queued','[]',NULL,NULL,'reminder','reminder','{"name": "Kim Lee", "when": [["2026-12-09T14:00", "2026-12-09T14:30"]]}','en','reminder:4:0:1440','2026-12-08 21:00:00.000000','2026-12-08 21:00:00.000000',NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,4);
INSERT INTO "messages" VALUES(51,'outbound','patient','+16025550105',5,'2026-12-07 17:00:00.000000',NULL,NULL,'queued','[]',NULL,NULL,'reminder','reminder','{"name": "Kim Lee", "when": [["2026-12-09T14:00", "2026-12-09T14:30"]]}','en','reminder:4:0:120','2026-12-09 19:00:00.000000','2026-12-09 19:00:00.000000',NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,4);
INSERT INTO "messages" VALUES(52,'outbound','patient','+16025550105',5,'2026-12-07 17:00:00.000000',NULL,NULL,'queued','[]',NULL,NULL,'follow_up','follow_up','{"name": "Kim Lee"}','en','follow_up:4:0','2026-12-10 17:30:00.000000','2026-12-10 17:30:00.000000',NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,4);
INSERT INTO "messages" VALUES(53,'outbound','patient','+16025550105',5,'2026-12-07 17:00:00.000000','You''re booked, Kim: Wed Dec 9 at 2:00 PM with Nancy. Need to change it? Just text me here.','SM0000000000000000000000000000002d','delivered','[]',NULL,NULL,'confirmation','confirmed','{"name": "Kim Lee", "when": [["2026-12-09T14:00", "2026-12-09T14:30"]]}','en',NULL,'2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,1,'2026-12-07 17:00:00.000000',0,'[]','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,NULL,3,NULL);
INSERT INTO "messages" VALUES(54,'outbound','nurse','+14805550199',NULL,'2026-12-07 17:00:00.000000','Confirmed: Jen, Wed Dec 9 at 11:00 AM.
Confirmed: Kim Lee, Wed Dec 9 at 2:00 PM.','SM0000000000000000000000000000002e','delivered','[]',NULL,NULL,'receipt',NULL,'{}',NULL,NULL,'2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,1,'2026-12-07 17:00:00.000000',0,'[]','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(55,'inbound','patient','+16025550105',5,'2026-12-07 17:00:00.000000','how much is it?','SI0000000000000000000000000000000e','received','[]',NULL,'2026-12-07 17:00:00.000000',NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(56,'outbound','patient','+16025550105',5,'2026-12-07 17:00:00.000000','I''ve passed your question to Nancy; she''ll answer.','SM00000000000000000000000000000030','delivered','[]',NULL,NULL,'answer','question_kept','{}','en',NULL,'2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,1,'2026-12-07 17:00:00.000000',0,'[]','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(57,'inbound','patient','+16025550101',1,'2026-12-07 17:00:00.000000','maria lopez again, fri at 9 or 10','SI0000000000000000000000000000000f','received','[]',NULL,'2026-12-07 17:00:00.000000',NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(58,'outbound','patient','+16025550101',1,'2026-12-07 17:00:00.000000','Consultation for Maria Lopez, Fri Dec 11 at 9:00 AM or Fri Dec 11 at 10:00 AM. Is that right? Reply 1 for yes, or tell me what to change.','SM00000000000000000000000000000032','delivered','[]',NULL,NULL,'answer','read_back','{"lead": "", "name": "Maria Lopez", "when": [["2026-12-11T09:00", "2026-12-11T09:30"], ["2026-12-11T10:00", "2026-12-11T10:30"]], "flags": []}','en',NULL,'2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,1,'2026-12-07 17:00:00.000000',0,'[]','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(59,'outbound','patient','+16025550101',1,'2026-12-07 17:00:00.000000',NULL,NULL,'dropped','[]',NULL,NULL,'nudge','nudge','{"name": "Maria L\u00f3pez"}','en',NULL,'2026-12-08 17:00:00.000000','2026-12-08 17:00:00.000000','overtaken',0,NULL,0,'[]',NULL,'2026-12-07 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(60,'inbound','patient','+16025550101',1,'2026-12-07 17:00:00.000000','yes','SI00000000000000000000000000000010','received','[]',NULL,'2026-12-07 17:00:00.000000',NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(61,'outbound','patient','+16025550101',1,'2026-12-07 17:00:00.000000','Thank you, Maria! Nancy has your request for Fri Dec 11 at 9:00 AM or Fri Dec 11 at 10:00 AM and will text you to confirm. It is not booked yet.','SM00000000000000000000000000000034','delivered','[]',NULL,NULL,'answer','recorded','{"name": "Maria Lopez", "when": [["2026-12-11T09:00", "2026-12-11T09:30"], ["2026-12-11T10:00", "2026-12-11T10:30"]], "flags": []}','en',NULL,'2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,1,'2026-12-07 17:00:00.000000',0,'[]','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(62,'inbound','patient','+12125550103',3,'2026-12-07 17:00:00.000000','my vision went blurry after the injection','SI00000000000000000000000000000011','received','[]',NULL,'2026-12-07 17:00:00.000000',NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(63,'outbound','patient','+12125550103',3,'2026-12-07 17:00:00.000000','This may be an emergency: call 911 or go to an emergency room now. I am reaching Nancy for you.','SM00000000000000000000000000000036','delivered','[]',NULL,NULL,'emergency','emergency','{}','en',NULL,'2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,1,'2026-12-07 17:00:00.000000',0,'[]','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(64,'outbound','nurse','+14805550199',3,'2026-12-07 17:00:00.000000','EMERGENCY G Ann Bell 212-555-0103: "my vision went blurry after the injection" She was told to call 911. Call her. Text done when you have it.','SM00000000000000000000000000000037','delivered','[]',NULL,NULL,'alarm',NULL,'{}',NULL,'alarm:1:0','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,1,'2026-12-07 17:00:00.000000',0,'[]','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(65,'outbound','patient','+16025550106',6,'2026-12-07 17:00:00.000000','Sorry we missed your call! I can book your consultation with Nancy by text: what''s your name, and what day and time would you like?','SM00000000000000000000000000000038','delivered','[]',NULL,NULL,'answer','missed_call','{"lead": ""}','en',NULL,'2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,1,'2026-12-07 17:00:00.000000',0,'[]','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(66,'outbound','patient','+16025550106',6,'2026-12-07 17:00:00.000000',NULL,NULL,'queued','[]',NULL,NULL,'nudge','nudge','{"name": ""}','en',NULL,'2026-12-08 17:00:00.000000','2026-12-08 17:00:00.000000',NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(67,'outbound','patient','+16025550106',6,'2026-12-07 17:00:00.000000','This is the automated text line of Nancy Park, RN, BSN. Msg & data rates may apply. Reply HELP for help, STOP to end.','SM00000000000000000000000000000039','delivered','[]',NULL,NULL,'answer','notice','{}','en',NULL,'2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,1,'2026-12-07 17:00:00.000000',0,'[]','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(68,'inbound','patient','+16025550105',5,'2026-12-07 17:00:00.000000','thanks! is parking free?','SI00000000000000000000000000000012','received','[]',NULL,'2026-12-07 17:00:00.000000',NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(69,'outbound','patient','+16025550105',5,'2026-12-07 17:00:00.000000','Thanks, Kim! What day and time would you like? For example: Thu 3pm.',NULL,'unknown','[]',NULL,NULL,'answer','ask_time','{"lead": "", "name": "Kim Lee"}','en',NULL,'2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000','may have left: being looked up',1,'2026-12-07 17:00:00.000000',0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(70,'outbound','patient','+16025550105',5,'2026-12-07 17:00:00.000000',NULL,NULL,'queued','[]',NULL,NULL,'nudge','nudge','{"name": "Kim Lee"}','en',NULL,'2026-12-08 17:00:00.000000','2026-12-08 17:00:00.000000',NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "messages" VALUES(71,'inbound','patient','+14805550102',4,'2026-12-07 17:00:00.000000','C','SM55555555555555555555555555555555','received','[]',NULL,NULL,NULL,NULL,'{}',NULL,NULL,NULL,NULL,NULL,0,NULL,0,'[]',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE nurse_actions (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	"by" VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	summary VARCHAR NOT NULL, 
	changes JSON NOT NULL, 
	undone_at DATETIME, 
	PRIMARY KEY (id)
);
INSERT INTO "nurse_actions" VALUES(1,'2026-12-02 15:00:00.000000','+14805550199','confirm','Confirmed: Maria López, Thu Dec 3 at 3:00 PM','[{"table": "Conversation", "id": 1, "before": {"updated_at": {"at": "2026-12-01T17:00:00+00:00"}}, "after": {"updated_at": {"at": "2026-12-02T15:00:00+00:00"}}}, {"table": "Request", "id": 1, "before": {"status": "requested", "windows": [["2026-12-03T15:00", "2026-12-03T17:00"]], "decided_at": null}, "after": {"status": "confirmed", "windows": [["2026-12-03T15:00", "2026-12-03T15:30"]], "decided_at": {"at": "2026-12-02T15:00:00+00:00"}}}, {"table": "Matter", "id": 1, "before": {"appointment_id": null, "settled_at": null, "settled_how": null}, "after": {"appointment_id": 1, "settled_at": {"at": "2026-12-02T15:00:00+00:00"}, "settled_how": "confirmed"}}, {"table": "Appointment", "id": 1, "new": true}, {"table": "Message", "id": 10, "new": true}, {"table": "Message", "id": 11, "new": true}, {"table": "Message", "id": 12, "new": true}, {"table": "Message", "id": 13, "new": true}]',NULL);
INSERT INTO "nurse_actions" VALUES(2,'2026-12-02 15:00:00.000000','+14805550199','off','Off Thu Dec 24 to Sat Dec 26','[{"table": "TimeOff", "id": 1, "new": true}, {"table": "TimeOff", "id": 2, "new": true}, {"table": "TimeOff", "id": 3, "new": true}]',NULL);
INSERT INTO "nurse_actions" VALUES(3,'2026-12-02 15:00:00.000000','+14805550199','off','Off Mon Dec 7, 1:00-3:00 PM','[{"table": "TimeOff", "id": 4, "new": true}]','2026-12-02 15:00:00.000000');
INSERT INTO "nurse_actions" VALUES(4,'2026-12-02 15:00:00.000000','+14805550199','book','Booked: Ann Bell, Fri Dec 4 at 10:00 AM','[{"table": "Conversation", "id": 3, "new": true}, {"table": "Appointment", "id": 2, "new": true}, {"table": "Message", "id": 22, "new": true}, {"table": "Message", "id": 23, "new": true}, {"table": "Message", "id": 24, "new": true}, {"table": "Message", "id": 25, "new": true}]',NULL);
INSERT INTO "nurse_actions" VALUES(5,'2026-12-07 17:00:00.000000','+14805550199','confirm','Confirmed: Jen, Wed Dec 9 at 11:00 AM','[{"table": "Conversation", "id": 4, "before": {}, "after": {}}, {"table": "Request", "id": 2, "before": {"status": "requested", "decided_at": null}, "after": {"status": "confirmed", "decided_at": {"at": "2026-12-07T17:00:00+00:00"}}}, {"table": "Matter", "id": 3, "before": {"appointment_id": null, "settled_at": null, "settled_how": null}, "after": {"appointment_id": 3, "settled_at": {"at": "2026-12-07T17:00:00+00:00"}, "settled_how": "confirmed"}}, {"table": "Conversation", "id": 5, "before": {}, "after": {}}, {"table": "Request", "id": 3, "before": {"status": "requested", "decided_at": null}, "after": {"status": "confirmed", "decided_at": {"at": "2026-12-07T17:00:00+00:00"}}}, {"table": "Matter", "id": 4, "before": {"appointment_id": null, "settled_at": null, "settled_how": null}, "after": {"appointment_id": 4, "settled_at": {"at": "2026-12-07T17:00:00+00:00"}, "settled_how": "confirmed"}}, {"table": "Appointment", "id": 3, "new": true}, {"table": "Message", "id": 46, "new": true}, {"table": "Message", "id": 47, "new": true}, {"table": "Message", "id": 48, "new": true}, {"table": "Message", "id": 49, "new": true}, {"table": "Appointment", "id": 4, "new": true}, {"table": "Message", "id": 50, "new": true}, {"table": "Message", "id": 51, "new": true}, {"table": "Message", "id": 52, "new": true}, {"table": "Message", "id": 53, "new": true}]',NULL);
CREATE TABLE nurse_sessions (
	id INTEGER NOT NULL, 
	token VARCHAR NOT NULL, 
	phone VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	answer VARCHAR, 
	PRIMARY KEY (id), 
	UNIQUE (token)
);
INSERT INTO "nurse_sessions" VALUES(1,'34d14f5a106436c5e0b321370f90dab5677fc5d6c1809fa453e347269aa76682','+14805550199','2026-12-05 15:00:00.000000','2027-02-03 15:00:00.000000',NULL);
CREATE TABLE patients (
	id INTEGER NOT NULL, 
	phone VARCHAR NOT NULL, 
	name VARCHAR, 
	language VARCHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	last_wrote_at DATETIME, 
	opted_out_at DATETIME, 
	unreachable_at DATETIME, 
	PRIMARY KEY (id)
);
INSERT INTO "patients" VALUES(1,'+16025550101','Maria Lopez','en','2026-12-01 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,NULL);
INSERT INTO "patients" VALUES(2,'+16025550104',NULL,'en','2026-12-01 17:00:00.000000','2026-12-01 17:00:00.000000','2026-12-01 17:00:00.000000',NULL);
INSERT INTO "patients" VALUES(3,'+12125550103','Ann Bell','en','2026-12-02 15:00:00.000000','2026-12-07 17:00:00.000000',NULL,NULL);
INSERT INTO "patients" VALUES(4,'+14805550102','Jen','es','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,NULL);
INSERT INTO "patients" VALUES(5,'+16025550105','Kim Lee','en','2026-12-07 17:00:00.000000','2026-12-07 17:00:00.000000',NULL,NULL);
INSERT INTO "patients" VALUES(6,'+16025550106',NULL,'en','2026-12-07 17:00:00.000000',NULL,NULL,NULL);
CREATE TABLE requests (
	id INTEGER NOT NULL, 
	patient_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	status VARCHAR(32) NOT NULL, 
	windows JSON NOT NULL, 
	flags JSON NOT NULL, 
	words VARCHAR NOT NULL, 
	rule VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	first_at DATETIME, 
	last_opens_at DATETIME, 
	last_at DATETIME, 
	offers JSON NOT NULL, 
	offered_until DATETIME, 
	decided_at DATETIME, 
	told_at DATETIME, 
	warned_at DATETIME, 
	lapsed_at DATETIME, 
	moves_visit INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(moves_visit) REFERENCES appointments (id), 
	FOREIGN KEY(patient_id) REFERENCES patients (id)
);
INSERT INTO "requests" VALUES(1,1,'Maria López','confirmed','[["2026-12-03T15:00", "2026-12-03T15:30"]]','[]','hi im maria lópez can i come in thurs after 3','','2026-12-01 17:00:00.000000','2026-12-03 22:00:00.000000','2026-12-03 22:00:00.000000','2026-12-04 00:00:00.000000','[]',NULL,'2026-12-02 15:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "requests" VALUES(2,4,'Jen','confirmed','[["2026-12-09T11:00", "2026-12-09T11:30"]]','[]','hola soy jen, quiero una cita el miercoles a las 11','','2026-12-07 17:00:00.000000','2026-12-09 18:00:00.000000','2026-12-09 18:00:00.000000','2026-12-09 18:30:00.000000','[]',NULL,'2026-12-07 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "requests" VALUES(3,5,'Kim Lee','confirmed','[["2026-12-09T14:00", "2026-12-09T14:30"]]','[]','kim lee, wed at 2','','2026-12-07 17:00:00.000000','2026-12-09 21:00:00.000000','2026-12-09 21:00:00.000000','2026-12-09 21:30:00.000000','[]',NULL,'2026-12-07 17:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "requests" VALUES(4,1,'Maria Lopez','requested','[["2026-12-11T09:00", "2026-12-11T09:30"], ["2026-12-11T10:00", "2026-12-11T10:30"]]','[]','maria lopez again, fri at 9 or 10','','2026-12-07 17:00:00.000000','2026-12-11 16:00:00.000000','2026-12-11 17:00:00.000000','2026-12-11 17:30:00.000000','[]',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE sign_in_codes (
	id INTEGER NOT NULL, 
	phone VARCHAR NOT NULL, 
	browser VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	tries INTEGER NOT NULL, 
	used_at DATETIME, 
	PRIMARY KEY (id)
);
INSERT INTO "sign_in_codes" VALUES(1,'+14805550199','8883977d0d8dab189518b11a292600e8578bf9d47a2ffdd390d3bda54ac9dafc','69047bb349823c3d0d3ed24a51b016fda53dd6c08a56348ea7ce4fea3740888a','2026-12-05 15:00:00.000000',1,'2026-12-05 15:00:00.000000');
CREATE TABLE ticks (
	name VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "ticks" VALUES('inbound','2026-12-07 17:00:00.000000');
INSERT INTO "ticks" VALUES('alarms','2026-12-07 17:00:00.000000');
INSERT INTO "ticks" VALUES('sweep','2026-12-07 17:00:00.000000');
INSERT INTO "ticks" VALUES('digest','2026-12-07 17:00:00.000000');
INSERT INTO "ticks" VALUES('look_ups','2026-12-07 17:00:00.000000');
INSERT INTO "ticks" VALUES('mail','2026-12-07 17:00:00.000000');
INSERT INTO "ticks" VALUES('outbox','2026-12-07 17:00:00.000000');
CREATE TABLE time_off (
	id INTEGER NOT NULL, 
	starts_at DATETIME NOT NULL, 
	ends_at DATETIME NOT NULL, 
	words VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	removed_at DATETIME, 
	PRIMARY KEY (id)
);
INSERT INTO "time_off" VALUES(1,'2026-12-24 07:00:00.000000','2026-12-25 07:00:00.000000','dec 24-26','2026-12-02 15:00:00.000000',NULL);
INSERT INTO "time_off" VALUES(2,'2026-12-25 07:00:00.000000','2026-12-26 07:00:00.000000','dec 24-26','2026-12-02 15:00:00.000000',NULL);
INSERT INTO "time_off" VALUES(3,'2026-12-26 07:00:00.000000','2026-12-27 07:00:00.000000','dec 24-26','2026-12-02 15:00:00.000000',NULL);
INSERT INTO "time_off" VALUES(4,'2026-12-07 20:00:00.000000','2026-12-07 22:00:00.000000','mon 1-3pm','2026-12-02 15:00:00.000000','2026-12-02 15:00:00.000000');
CREATE TABLE tracked_links (
	token VARCHAR NOT NULL, 
	patient_id INTEGER NOT NULL, 
	appointment_id INTEGER, 
	url VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	clicks INTEGER NOT NULL, 
	first_clicked_at DATETIME, 
	PRIMARY KEY (token), 
	FOREIGN KEY(appointment_id) REFERENCES appointments (id), 
	FOREIGN KEY(patient_id) REFERENCES patients (id)
);
INSERT INTO "tracked_links" VALUES('cltG942M',1,1,'http://127.0.0.1:8080/articles/myokines','2026-12-04 18:30:00.000000',0,NULL);
INSERT INTO "tracked_links" VALUES('XwvhQhnZ',3,2,'http://127.0.0.1:8080/articles/myokines','2026-12-05 13:30:00.000000',0,NULL);
CREATE INDEX ix_emails_next_try_at ON emails (next_try_at);
CREATE UNIQUE INDEX ix_patients_phone ON patients (phone);
CREATE INDEX ix_requests_patient_id ON requests (patient_id);
CREATE INDEX ix_requests_status ON requests (status);
CREATE INDEX ix_sign_in_codes_browser ON sign_in_codes (browser);
CREATE INDEX ix_time_off_ends_at ON time_off (ends_at);
CREATE INDEX ix_time_off_starts_at ON time_off (starts_at);
CREATE INDEX ix_appointments_patient_id ON appointments (patient_id);
CREATE INDEX ix_appointments_time ON appointments (status, starts_at);
CREATE INDEX ix_messages_appointment_id ON messages (appointment_id);
CREATE INDEX ix_messages_handled_at ON messages (handled_at);
CREATE INDEX ix_messages_outbox ON messages (status, send_after);
CREATE INDEX ix_messages_patient_id ON messages (patient_id);
CREATE INDEX ix_messages_phone_status ON messages (phone, status);
CREATE INDEX ix_tracked_links_patient_id ON tracked_links (patient_id);
CREATE INDEX ix_consent_patient_id ON consent (patient_id);
CREATE INDEX ix_matters_appointment_id ON matters (appointment_id);
CREATE INDEX ix_matters_letter ON matters (letter);
CREATE INDEX ix_matters_patient_id ON matters (patient_id);
CREATE INDEX ix_matters_request_id ON matters (request_id);
CREATE INDEX ix_matters_settled_at ON matters (settled_at);
CREATE INDEX ix_alarms_next_ring_at ON alarms (next_ring_at);
CREATE INDEX ix_alarms_patient_id ON alarms (patient_id);
COMMIT;
