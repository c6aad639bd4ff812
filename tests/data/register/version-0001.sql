BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE deadline (
	entry INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	due DATE, 
	deadline JSON, 
	since TEXT NOT NULL, 
	source TEXT, 
	PRIMARY KEY (entry, position), 
	FOREIGN KEY(entry) REFERENCES entry (id) ON DELETE CASCADE
);
INSERT INTO "deadline" VALUES(3,0,'2026-04-30','{"text":"by 2026-04-30","kind":"fixed","date":"2026-04-30","start":null,"due":"2026-04-30","relation":"by","granularity":null,"recurrence":null,"rrule":null,"anchor":null,"assumptions":[],"evidence":null}','2026-03-09T08:01:00Z','minutes000000000000000000000000000000000000000000000000000000000/t-repair-the-dyke');
CREATE TABLE decision (
	"key" TEXT NOT NULL, 
	entry INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	PRIMARY KEY ("key", entry)
);
INSERT INTO "decision" VALUES('minutes000000000000000000000000000000000000000000000000000000000/t-report-on-the-dyke-works',2,6);
CREATE TABLE document (
	id INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	title TEXT, 
	date DATE, 
	issuer TEXT, 
	meeting TEXT, 
	language TEXT, 
	url TEXT, 
	PRIMARY KEY (id), 
	UNIQUE (sha256)
);
INSERT INTO "document" VALUES(1,'minutes000000000000000000000000000000000000000000000000000000000','minutes','minutes.txt',NULL,'2026-03-02',NULL,NULL,NULL,NULL);
CREATE TABLE entry (
	id INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	state TEXT NOT NULL, 
	action TEXT NOT NULL, 
	targets JSON NOT NULL, 
	modality TEXT, 
	priority TEXT, 
	section JSON NOT NULL, 
	"references" JSON NOT NULL, 
	issuer TEXT, 
	confidence FLOAT, 
	flags JSON NOT NULL, 
	percent INTEGER NOT NULL, 
	progress TEXT, 
	result TEXT, 
	proof TEXT, 
	next_review DATE, 
	number TEXT, 
	columns JSON NOT NULL, 
	due DATE, 
	PRIMARY KEY (id), 
	CONSTRAINT percent_in_range CHECK (percent BETWEEN 0 AND 100)
);
INSERT INTO "entry" VALUES(1,3,'task','confirmed','Repair the dyke','[]',NULL,NULL,'[]','[]',NULL,NULL,'[]',0,NULL,NULL,NULL,NULL,NULL,'{}',NULL);
INSERT INTO "entry" VALUES(2,1,'task','confirmed','Report on the dyke','[]',NULL,NULL,'[]','[]',NULL,NULL,'[]',0,NULL,NULL,NULL,NULL,NULL,'{}',NULL);
INSERT INTO "entry" VALUES(3,1,'task','proposed','Repair the dyke','[]','obligation',NULL,'[]','[]',NULL,0.87,'[]',0,NULL,NULL,NULL,NULL,NULL,'{}','2026-04-30');
INSERT INTO "entry" VALUES(4,1,'principle','proposed','Safety comes first','[]',NULL,NULL,'[]','[]',NULL,0.7,'[]',0,NULL,NULL,NULL,NULL,NULL,'{}',NULL);
CREATE TABLE event (
	seq INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	entry INTEGER, 
	batch INTEGER NOT NULL, 
	undoes INTEGER, 
	"before" TEXT, 
	"after" TEXT, 
	previous TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (seq)
);
INSERT INTO "event" VALUES(1,'2026-03-09T08:00:00+00:00','Lan','added',1,1,NULL,NULL,'{"action":"Repair the dyke","columns":{},"confidence":null,"deadlines":[],"flags":[],"issuer":null,"kind":"task","links":[],"modality":null,"next_review":null,"number":null,"owners":[],"percent":0,"priority":null,"progress":null,"proof":null,"references":[],"result":null,"section":[],"sources":[{"document":null,"item":null,"origin":"person","place":"typed by Lan","relation":"new","spans":[],"wording":null}],"state":"confirmed","targets":[]}','0000000000000000000000000000000000000000000000000000000000000000','6d5517baa60ee339e962edf696d0220fbeb6ac347c150860b42ed06dce4d4c7c');
INSERT INTO "event" VALUES(2,'2026-03-09T08:00:00+00:00','Lan','added',2,1,NULL,NULL,'{"action":"Report on the dyke","columns":{},"confidence":null,"deadlines":[],"flags":[],"issuer":null,"kind":"task","links":[],"modality":null,"next_review":null,"number":null,"owners":[],"percent":0,"priority":null,"progress":null,"proof":null,"references":[],"result":null,"section":[],"sources":[{"document":null,"item":null,"origin":"person","place":"typed by Minh","relation":"new","spans":[],"wording":null}],"state":"confirmed","targets":[]}','6d5517baa60ee339e962edf696d0220fbeb6ac347c150860b42ed06dce4d4c7c','42dc43be307dcbeca81bcc9513e97d91b4d80b73acb9bd7e7b99ef48ed572c70');
INSERT INTO "event" VALUES(3,'2026-03-09T08:01:00+00:00','Minh','added',3,3,NULL,NULL,'{"action":"Repair the dyke","columns":{},"confidence":0.87,"deadlines":[{"deadline":{"anchor":null,"assumptions":[],"date":"2026-04-30","due":"2026-04-30","evidence":null,"granularity":null,"kind":"fixed","recurrence":null,"relation":"by","rrule":null,"start":null,"text":"by 2026-04-30"},"since":"2026-03-09T08:01:00Z","source":"minutes000000000000000000000000000000000000000000000000000000000/t-repair-the-dyke"}],"flags":[],"issuer":null,"kind":"task","links":[],"modality":"obligation","next_review":null,"number":null,"owners":[{"evidence":{"bbox":null,"end":3,"page":null,"start":0,"text":"the"},"inherited":false,"name":"Water Board","organisation":null,"role":"lead"}],"percent":0,"priority":null,"progress":null,"proof":null,"references":[],"result":null,"section":[],"sources":[{"document":{"date":"2026-03-02","id":"minutes","issuer":null,"language":null,"meeting":null,"name":"minutes.txt","sha256":"minutes000000000000000000000000000000000000000000000000000000000","title":null,"url":null},"item":"t-repair-the-dyke","origin":"document","place":null,"relation":"new","spans":[{"bbox":null,"end":20,"page":1,"start":5,"text":"Repair the dyke"}],"wording":"Repair the dyke"}],"state":"proposed","targets":[]}','42dc43be307dcbeca81bcc9513e97d91b4d80b73acb9bd7e7b99ef48ed572c70','0ba99b67b0ffbe7c0f3cbb09e47c6b216914031d63c0d8b1ffab1b5aaacc0f7c');
INSERT INTO "event" VALUES(4,'2026-03-09T08:01:00+00:00','Minh','added',4,3,NULL,NULL,'{"action":"Safety comes first","columns":{},"confidence":0.7,"deadlines":[],"flags":[],"issuer":null,"kind":"principle","links":[],"modality":null,"next_review":null,"number":null,"owners":[],"percent":0,"priority":null,"progress":null,"proof":null,"references":[],"result":null,"section":[],"sources":[{"document":{"date":"2026-03-02","id":"minutes","issuer":null,"language":null,"meeting":null,"name":"minutes.txt","sha256":"minutes000000000000000000000000000000000000000000000000000000000","title":null,"url":null},"item":"p-Safety comes first","origin":"document","place":null,"relation":"new","spans":[{"bbox":null,"end":18,"page":null,"start":0,"text":"Safety comes first"}],"wording":"Safety comes first"}],"state":"proposed","targets":[]}','0ba99b67b0ffbe7c0f3cbb09e47c6b216914031d63c0d8b1ffab1b5aaacc0f7c','9dea1773b39b7c0031bd1bb8642512747bac400d6e18a425c84b0ffd2f1a3cbd');
INSERT INTO "event" VALUES(5,'2026-03-09T08:02:00+00:00','Lan','changed',1,5,NULL,'{"deadlines":[],"percent":0,"state":"confirmed"}','{"deadlines":[{"deadline":{"anchor":null,"assumptions":[],"date":"2026-05-31","due":"2026-05-31","evidence":null,"granularity":null,"kind":"fixed","recurrence":null,"relation":"by","rrule":null,"start":null,"text":"by 2026-05-31"},"since":"2026-03-09T08:02:00Z","source":null}],"percent":40,"state":"in_progress"}','9dea1773b39b7c0031bd1bb8642512747bac400d6e18a425c84b0ffd2f1a3cbd','1b033ca14a3403c581d11e9c6c24d2b77d74d611df5b8dc4a62312d864bbc0e8');
INSERT INTO "event" VALUES(6,'2026-03-09T08:03:00+00:00','Minh','parted',2,6,NULL,NULL,'{"key":"minutes000000000000000000000000000000000000000000000000000000000/t-report-on-the-dyke-works"}','1b033ca14a3403c581d11e9c6c24d2b77d74d611df5b8dc4a62312d864bbc0e8','1b4f87570adc7eb9f4625f9d27e50d29d7cabca9189b0e77bc782b1fe291ca99');
INSERT INTO "event" VALUES(7,'2026-03-09T08:04:00+00:00','Lan','changed',1,7,5,'{"deadlines":[{"deadline":{"anchor":null,"assumptions":[],"date":"2026-05-31","due":"2026-05-31","evidence":null,"granularity":null,"kind":"fixed","recurrence":null,"relation":"by","rrule":null,"start":null,"text":"by 2026-05-31"},"since":"2026-03-09T08:02:00Z","source":null}],"percent":40,"state":"in_progress"}','{"deadlines":[],"percent":0,"state":"confirmed"}','1b4f87570adc7eb9f4625f9d27e50d29d7cabca9189b0e77bc782b1fe291ca99','59d8bb3eb69eeeb18a6d2e7a7fc003acd95bc83e257177d114728283b1f05b9a');
CREATE TABLE head (
	id INTEGER NOT NULL, 
	next_entry INTEGER NOT NULL, 
	last_seq INTEGER NOT NULL, 
	last_hash TEXT NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT head_is_one_row CHECK (id = 1)
);
INSERT INTO "head" VALUES(1,5,7,'59d8bb3eb69eeeb18a6d2e7a7fc003acd95bc83e257177d114728283b1f05b9a');
CREATE TABLE link (
	entry INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	other INTEGER NOT NULL, 
	relation TEXT NOT NULL, 
	PRIMARY KEY (entry, position), 
	FOREIGN KEY(entry) REFERENCES entry (id) ON DELETE CASCADE
);
CREATE TABLE owner (
	entry INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	organisation TEXT, 
	inherited BOOLEAN NOT NULL, 
	evidence JSON, 
	PRIMARY KEY (entry, position), 
	FOREIGN KEY(entry) REFERENCES entry (id) ON DELETE CASCADE
);
INSERT INTO "owner" VALUES(3,0,'Water Board','lead',NULL,0,'{"start":0,"end":3,"text":"the","page":null,"bbox":null}');
CREATE TABLE source (
	entry INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	document INTEGER, 
	item TEXT, 
	wording TEXT, 
	spans JSON NOT NULL, 
	relation TEXT NOT NULL, 
	place TEXT, 
	PRIMARY KEY (entry, position), 
	CONSTRAINT source_once_an_entry UNIQUE (entry, "key"), 
	FOREIGN KEY(entry) REFERENCES entry (id) ON DELETE CASCADE, 
	FOREIGN KEY(document) REFERENCES document (id)
);
INSERT INTO "source" VALUES(2,0,'person:typed by Minh','person',NULL,NULL,NULL,'[]','new','typed by Minh');
INSERT INTO "source" VALUES(3,0,'minutes000000000000000000000000000000000000000000000000000000000/t-repair-the-dyke','document',1,'t-repair-the-dyke','Repair the dyke','[{"start":5,"end":20,"text":"Repair the dyke","page":1,"bbox":null}]','new',NULL);
INSERT INTO "source" VALUES(4,0,'minutes000000000000000000000000000000000000000000000000000000000/p-Safety comes first','document',1,'p-Safety comes first','Safety comes first','[{"start":0,"end":18,"text":"Safety comes first","page":null,"bbox":null}]','new',NULL);
INSERT INTO "source" VALUES(1,0,'person:typed by Lan','person',NULL,NULL,NULL,'[]','new','typed by Lan');
CREATE INDEX ix_entry_state ON entry (state);
CREATE INDEX ix_entry_due ON entry (due);
CREATE INDEX ix_source_key ON source ("key");
CREATE INDEX ix_source_document ON source (document);
CREATE INDEX ix_owner_name ON owner (name);
CREATE INDEX ix_owner_organisation ON owner (organisation);
CREATE INDEX ix_link_other ON link (other);
CREATE INDEX ix_event_entry ON event (entry);
CREATE INDEX ix_event_batch ON event (batch);
CREATE INDEX ix_event_undoes ON event (undoes);
CREATE TRIGGER event_no_UPDATE BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the log of the register is append-only'); END;
CREATE TRIGGER event_no_DELETE BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the log of the register is append-only'); END;
COMMIT;
