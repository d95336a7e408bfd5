-- A ledger as the first version made it (migration 0001). Never change this file: it stands for ledgers in use.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE attacks (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	document TEXT NOT NULL, 
	reading INTEGER NOT NULL, 
	quote TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	type TEXT NOT NULL, 
	place JSON, 
	place_mode TEXT, 
	"when" JSON, 
	actor TEXT, 
	actor_text TEXT, 
	weapon TEXT, 
	weapon_text TEXT, 
	targets JSON, 
	responsibility JSON, 
	related_to TEXT, 
	relation TEXT, 
	hit_responders BOOLEAN NOT NULL, 
	retold BOOLEAN NOT NULL, 
	claims JSON, 
	made_by TEXT NOT NULL, 
	superseded_at TEXT, 
	CONSTRAINT pk_attacks PRIMARY KEY ("row"), 
	CONSTRAINT fk_attacks_document FOREIGN KEY(document) REFERENCES documents (id), 
	CONSTRAINT fk_attacks_reading FOREIGN KEY(reading) REFERENCES readings ("row")
);
INSERT INTO "attacks" VALUES(1,'a-1','post-1',1,'A raid k',0,8,'airstrike','{"name": "Tel Amara", "id": "x:1", "label": "Tall Amara", "pcode": "SY01", "lat": 35.5, "lon": 36.25, "precision": "village", "admin1": "Idlib", "admin2": null, "admin3": null, "country": null, "score": 0.0, "alternatives": [{"id": "x:2", "name": "Amara", "score": 0.4}], "reasons": ["only place of this name"]}','at','{"earliest": null, "latest": null, "precision": "day", "part": "night", "candidates": [{"earliest": "2023-10-05", "latest": "2023-10-05"}, {"earliest": "2017-10-05", "latest": "2017-10-05"}], "text": "Thursday"}','Russia','warplanes','airstrike','raid','[{"type": "school", "name": "the school", "effect": "damaged"}]','[{"actor": "Russia", "by": "Agency", "stance": "accuses", "quote": "A ra", "start": 0, "end": 4}]',NULL,NULL,0,0,'["c-1"]','reader 1',NULL);
INSERT INTO "attacks" VALUES(2,'a-2','post-1@v2',2,'The toll',0,8,'airstrike','{"name": "Tel Amara", "id": "x:1", "label": "Tall Amara", "pcode": "SY01", "lat": 35.5, "lon": 36.25, "precision": "village", "admin1": "Idlib", "admin2": null, "admin3": null, "country": null, "score": 0.0, "alternatives": [{"id": "x:2", "name": "Amara", "score": 0.4}], "reasons": ["only place of this name"]}','at','{"earliest": null, "latest": null, "precision": "day", "part": "night", "candidates": [{"earliest": "2023-10-05", "latest": "2023-10-05"}, {"earliest": "2017-10-05", "latest": "2017-10-05"}], "text": "Thursday"}','Russia','warplanes','airstrike','raid','[{"type": "school", "name": "the school", "effect": "damaged"}]','[{"actor": "Russia", "by": "Agency", "stance": "accuses", "quote": "The ", "start": 0, "end": 4}]',NULL,NULL,0,0,'["c-2"]','reader 1',NULL);
INSERT INTO "attacks" VALUES(3,'a-3','بيان-2',3,'قصف أودى',0,8,'airstrike','{"name": "Tel Amara", "id": "x:1", "label": "Tall Amara", "pcode": "SY01", "lat": 35.5, "lon": 36.25, "precision": "village", "admin1": "Idlib", "admin2": null, "admin3": null, "country": null, "score": 0.0, "alternatives": [{"id": "x:2", "name": "Amara", "score": 0.4}], "reasons": ["only place of this name"]}','at','{"earliest": null, "latest": null, "precision": "day", "part": "night", "candidates": [{"earliest": "2023-10-05", "latest": "2023-10-05"}, {"earliest": "2017-10-05", "latest": "2017-10-05"}], "text": "Thursday"}','Russia','warplanes','airstrike','raid','[{"type": "school", "name": "the school", "effect": "damaged"}]','[{"actor": "Russia", "by": "Agency", "stance": "accuses", "quote": "قصف ", "start": 0, "end": 4}]',NULL,NULL,0,0,'["c-3"]','reader 1',NULL);
CREATE TABLE claims (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	document TEXT NOT NULL, 
	reading INTEGER NOT NULL, 
	quote TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	harm TEXT, 
	status TEXT NOT NULL, 
	status_basis TEXT, 
	sex TEXT NOT NULL, 
	age TEXT NOT NULL, 
	roles JSON, 
	on_duty TEXT NOT NULL, 
	"group" TEXT NOT NULL, 
	number BIGINT, 
	low BIGINT, 
	high BIGINT, 
	modifier TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	assertion TEXT NOT NULL, 
	counts TEXT NOT NULL, 
	tally TEXT, 
	provisional BOOLEAN NOT NULL, 
	part_of TEXT, 
	same_as TEXT, 
	scope TEXT NOT NULL, 
	movement TEXT, 
	"when" JSON, 
	outcome_when JSON, 
	from_harm TEXT, 
	manner TEXT NOT NULL, 
	place JSON, 
	place_mode TEXT, 
	claimant TEXT, 
	claimant_text TEXT, 
	claimant_via JSON, 
	claimant_basis TEXT, 
	actor TEXT, 
	actor_text TEXT, 
	weapon TEXT, 
	weapon_text TEXT, 
	attack TEXT, 
	confidence FLOAT NOT NULL, 
	made_by TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	superseded_at TEXT, 
	CONSTRAINT pk_claims PRIMARY KEY ("row"), 
	CONSTRAINT fk_claims_document FOREIGN KEY(document) REFERENCES documents (id), 
	CONSTRAINT fk_claims_reading FOREIGN KEY(reading) REFERENCES readings ("row")
);
INSERT INTO "claims" VALUES(1,'c-1','post-1',1,'three people',14,26,'killed','civilian','stated','female','child','["medic"]','unknown','medic',3,3,3,'exact','person','harm','total','t1',0,NULL,NULL,'incident',NULL,'{"earliest": null, "latest": null, "precision": "day", "part": "night", "candidates": [{"earliest": "2023-10-05", "latest": "2023-10-05"}, {"earliest": "2017-10-05", "latest": "2017-10-05"}], "text": "Thursday"}',NULL,NULL,'unknown','{"name": "Tel Amara", "id": "x:1", "label": "Tall Amara", "pcode": "SY01", "lat": 35.5, "lon": 36.25, "precision": "village", "admin1": "Idlib", "admin2": null, "admin3": null, "country": null, "score": 0.0, "alternatives": [{"id": "x:2", "name": "Amara", "score": 0.4}], "reasons": ["only place of this name"]}','at','White Helmets','volunteers','["Agency"]','own_team','Russia','warplanes','airstrike','raid','a-1',1.0,'reader 1','n people',NULL);
INSERT INTO "claims" VALUES(2,'c-2','post-1@v2',2,'rose to five',22,34,'killed','civilian','stated','female','child','["medic"]','unknown','medic',5,5,5,'exact','person','harm','total','t1',0,NULL,NULL,'incident',NULL,'{"earliest": null, "latest": null, "precision": "day", "part": "night", "candidates": [{"earliest": "2023-10-05", "latest": "2023-10-05"}, {"earliest": "2017-10-05", "latest": "2017-10-05"}], "text": "Thursday"}',NULL,NULL,'unknown','{"name": "Tel Amara", "id": "x:1", "label": "Tall Amara", "pcode": "SY01", "lat": 35.5, "lon": 36.25, "precision": "village", "admin1": "Idlib", "admin2": null, "admin3": null, "country": null, "score": 0.0, "alternatives": [{"id": "x:2", "name": "Amara", "score": 0.4}], "reasons": ["only place of this name"]}','at','White Helmets','volunteers','["Agency"]','own_team','Russia','warplanes','airstrike','raid','a-2',1.0,'reader 1','n people',NULL);
INSERT INTO "claims" VALUES(3,'c-3','بيان-2',3,'ثلاثة أشخاص',15,26,'killed','civilian','stated','female','child','["medic"]','unknown','medic',3,3,3,'exact','person','harm','total','t1',0,NULL,NULL,'incident',NULL,'{"earliest": null, "latest": null, "precision": "day", "part": "night", "candidates": [{"earliest": "2023-10-05", "latest": "2023-10-05"}, {"earliest": "2017-10-05", "latest": "2017-10-05"}], "text": "Thursday"}',NULL,NULL,'unknown','{"name": "Tel Amara", "id": "x:1", "label": "Tall Amara", "pcode": "SY01", "lat": 35.5, "lon": 36.25, "precision": "village", "admin1": "Idlib", "admin2": null, "admin3": null, "country": null, "score": 0.0, "alternatives": [{"id": "x:2", "name": "Amara", "score": 0.4}], "reasons": ["only place of this name"]}','at','White Helmets','volunteers','["Agency"]','own_team','Russia','warplanes','airstrike','raid','a-3',1.0,'reader 1','n people',NULL);
CREATE TABLE decisions (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	ruling TEXT NOT NULL, 
	target TEXT NOT NULL, 
	value TEXT, 
	"by" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	why TEXT NOT NULL, 
	salt TEXT NOT NULL, 
	content_digest TEXT NOT NULL, 
	chain_digest TEXT NOT NULL, 
	CONSTRAINT pk_decisions PRIMARY KEY ("row"), 
	CONSTRAINT uq_decisions_id UNIQUE (id)
);
INSERT INTO "decisions" VALUES(1,'d-1','accept','c-2',NULL,'Amal','2023-11-01T09:00:00+00:00','read it again','acf396fa4440d5c930f358feac736770','ca7344e3bcbae2f9692f2401476533a5d7d3845c21738ca9112f373c641c6662','ff8a2fe53ab9de5281fd0ba2cc8fc25875203620dbc50fb0a726501f25efb6e8');
CREATE TABLE derived (
	name TEXT NOT NULL, 
	state TEXT NOT NULL, 
	data JSON, 
	CONSTRAINT pk_derived PRIMARY KEY (name)
);
INSERT INTO "derived" VALUES('totals','rules 3 3 1','[]');
INSERT INTO "derived" VALUES('problems','rules 3 3 1','[]');
INSERT INTO "derived" VALUES('unlinked','rules 3 3 1','[]');
CREATE TABLE documents (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	given TEXT NOT NULL, 
	text TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	fingerprint TEXT NOT NULL, 
	title TEXT, 
	language TEXT, 
	url TEXT, 
	url_key TEXT, 
	source TEXT, 
	published_earliest TEXT, 
	published_latest TEXT, 
	published_basis TEXT, 
	published_text TEXT, 
	kind TEXT NOT NULL, 
	version_of TEXT, 
	corrects TEXT, 
	retracts TEXT, 
	availability TEXT NOT NULL, 
	sensitivity TEXT NOT NULL, 
	attachments JSON, 
	origin TEXT, 
	added_at TEXT NOT NULL, 
	CONSTRAINT pk_documents PRIMARY KEY ("row"), 
	CONSTRAINT uq_documents_id UNIQUE (id), 
	CONSTRAINT fk_documents_source FOREIGN KEY(source) REFERENCES sources (name)
);
INSERT INTO "documents" VALUES(1,'post-1','post-1','A raid killed three people in Tel Amara.','e88296940308e0cc312d75f278fb3a5813908df68452fbcd2e0cf63cbf55ee98','2172310c562163cbebcea39d0ca3a58b65740be1061588f2004ac5369b849a22',NULL,NULL,'https://example.org/1','example.org/1','Radio Amara',NULL,NULL,NULL,NULL,'article',NULL,NULL,NULL,'unknown','public','[]','post-1.jsonl, line 1','2026-11-25T22:12:07+00:00');
INSERT INTO "documents" VALUES(2,'post-1@v2','post-1','The toll in Tel Amara rose to five.','8be8fb48f9f5cb00013167a88b565f0f220215f33169606af99baf5d17bdd1fd','9b839bfce00387a4f487648137e073e5360cd36993fca1825f901732935aa58e',NULL,NULL,'https://example.org/1','example.org/1','Radio Amara',NULL,NULL,NULL,NULL,'article','post-1',NULL,NULL,'unknown','public','[]','post-1.jsonl, line 1','2026-11-25T22:12:07+00:00');
INSERT INTO "documents" VALUES(3,'بيان-2','بيان-2','قصف أودى بحياة ثلاثة أشخاص في تل عمارة','7ea815f5b29fd71ec8085d7e15bfb5b269ee09b7381245deb0b304934dbfe5f3','f006d88d15242ad3ba7322033d1b37d0c530c4ebf2bbdd46704081c9c1d278b0','بيان',NULL,NULL,NULL,NULL,'2023-10-05','2023-10-05','meta',NULL,'article',NULL,NULL,NULL,'unknown','public','[]','بيان-2.jsonl, line 1','2026-11-25T22:12:07+00:00');
CREATE TABLE incidents (
	"row" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	place TEXT, 
	earliest TEXT, 
	latest TEXT, 
	killed_low BIGINT, 
	killed_high BIGINT, 
	injured_low BIGINT, 
	injured_high BIGINT, 
	grade TEXT NOT NULL, 
	data JSON, 
	CONSTRAINT pk_incidents PRIMARY KEY ("row"), 
	CONSTRAINT uq_incidents_id UNIQUE (id)
);
INSERT INTO "incidents" VALUES(1,'i-1',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'weak','{"id": "i-1", "aliases": [], "attacks": ["a-1"], "documents": ["post-1"], "place": null, "place_mode": null, "when": null, "toll": [], "actors": [], "weapons": [], "claimants": [], "independent_claimants": 1, "evidence": "weak", "attribution": "alleged", "toll_agreement": "single", "grade": "weak", "problems": [], "links": [], "status": "open"}');
CREATE TABLE listings (
	"row" INTEGER NOT NULL, 
	document TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	source TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	listed_at TEXT NOT NULL, 
	CONSTRAINT pk_listings PRIMARY KEY ("row"), 
	CONSTRAINT fk_listings_document FOREIGN KEY(document) REFERENCES documents (id)
);
INSERT INTO "listings" VALUES(1,'post-1','post-1.jsonl, line 1','Radio Amara','e88296940308e0cc312d75f278fb3a5813908df68452fbcd2e0cf63cbf55ee98','2026-11-25T22:12:07+00:00');
INSERT INTO "listings" VALUES(2,'post-1@v2','post-1.jsonl, line 1','Radio Amara','8be8fb48f9f5cb00013167a88b565f0f220215f33169606af99baf5d17bdd1fd','2026-11-25T22:12:07+00:00');
INSERT INTO "listings" VALUES(3,'بيان-2','بيان-2.jsonl, line 1','','7ea815f5b29fd71ec8085d7e15bfb5b269ee09b7381245deb0b304934dbfe5f3','2026-11-25T22:12:07+00:00');
CREATE TABLE meta (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY (name)
);
CREATE TABLE minted (
	attack TEXT NOT NULL, 
	incident TEXT NOT NULL, 
	minted_at TEXT NOT NULL, 
	CONSTRAINT pk_minted PRIMARY KEY (attack)
);
INSERT INTO "minted" VALUES('a-1','i-1','2026-11-25T22:12:07+00:00');
CREATE TABLE places (
	id TEXT NOT NULL, 
	label TEXT, 
	pcode TEXT, 
	lat FLOAT, 
	lon FLOAT, 
	precision TEXT, 
	admin1 TEXT, 
	admin2 TEXT, 
	admin3 TEXT, 
	country TEXT, 
	CONSTRAINT pk_places PRIMARY KEY (id)
);
INSERT INTO "places" VALUES('x:1','Tall Amara','SY01',35.5,36.25,'village','Idlib',NULL,NULL,NULL);
CREATE TABLE problems (
	"row" INTEGER NOT NULL, 
	document TEXT NOT NULL, 
	reading INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	severity TEXT NOT NULL, 
	message TEXT NOT NULL, 
	claims JSON, 
	CONSTRAINT pk_problems PRIMARY KEY ("row"), 
	CONSTRAINT fk_problems_document FOREIGN KEY(document) REFERENCES documents (id), 
	CONSTRAINT fk_problems_reading FOREIGN KEY(reading) REFERENCES readings ("row")
);
INSERT INTO "problems" VALUES(1,'post-1',1,'parts_differ','warning','The parts do not add up.','["c-1"]');
INSERT INTO "problems" VALUES(2,'post-1@v2',2,'parts_differ','warning','The parts do not add up.','["c-2"]');
INSERT INTO "problems" VALUES(3,'بيان-2',3,'parts_differ','warning','The parts do not add up.','["c-3"]');
CREATE TABLE readings (
	"row" INTEGER NOT NULL, 
	document TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	language TEXT NOT NULL, 
	published_earliest TEXT, 
	published_latest TEXT, 
	published_basis TEXT, 
	read_at TEXT NOT NULL, 
	superseded_at TEXT, 
	CONSTRAINT pk_readings PRIMARY KEY ("row"), 
	CONSTRAINT fk_readings_document FOREIGN KEY(document) REFERENCES documents (id)
);
INSERT INTO "readings" VALUES(1,'post-1','reader 1','en','2023-10-05','2023-10-05','meta','2026-11-25T22:12:07+00:00',NULL);
INSERT INTO "readings" VALUES(2,'post-1@v2','reader 1','en','2023-10-05','2023-10-05','meta','2026-11-25T22:12:07+00:00',NULL);
INSERT INTO "readings" VALUES(3,'بيان-2','reader 1','en','2023-10-05','2023-10-05','meta','2026-11-25T22:12:07+00:00',NULL);
CREATE TABLE sources (
	name TEXT NOT NULL, 
	harm_reliability TEXT, 
	attribution_reliability TEXT, 
	CONSTRAINT pk_sources PRIMARY KEY (name)
);
INSERT INTO "sources" VALUES('Radio Amara',NULL,NULL);
CREATE INDEX ix_documents_given ON documents (given);
CREATE INDEX ix_documents_url_key ON documents (url_key);
CREATE INDEX ix_documents_version_of ON documents (version_of);
CREATE INDEX ix_listings_document ON listings (document);
CREATE UNIQUE INDEX uq_listings_once ON listings (document, origin, source, sha256);
CREATE INDEX ix_readings_document ON readings (document);
CREATE UNIQUE INDEX uq_readings_current ON readings (document) WHERE superseded_at IS NULL;
CREATE INDEX ix_claims_document ON claims (document);
CREATE INDEX ix_claims_reading ON claims (reading);
CREATE UNIQUE INDEX uq_claims_current ON claims (id) WHERE superseded_at IS NULL;
CREATE INDEX ix_attacks_document ON attacks (document);
CREATE INDEX ix_attacks_reading ON attacks (reading);
CREATE UNIQUE INDEX uq_attacks_current ON attacks (id) WHERE superseded_at IS NULL;
CREATE INDEX ix_problems_document ON problems (document);
CREATE INDEX ix_problems_reading ON problems (reading);
CREATE INDEX ix_decisions_target ON decisions (target);
CREATE INDEX ix_minted_incident ON minted (incident);
CREATE TRIGGER "decisions_stay" BEFORE DELETE ON "decisions" BEGIN SELECT RAISE(ABORT, 'decisions is only appended to'); END;
CREATE TRIGGER "decisions_keep" BEFORE UPDATE OF "row", "id", "ruling", "target", "value", "by", "at", "why", "salt", "content_digest", "chain_digest" ON "decisions" BEGIN SELECT RAISE(ABORT, 'decisions is only appended to'); END;
CREATE TRIGGER "readings_stay" BEFORE DELETE ON "readings" BEGIN SELECT RAISE(ABORT, 'readings is only appended to'); END;
CREATE TRIGGER "readings_keep" BEFORE UPDATE OF "row", "document", "made_by", "language", "published_earliest", "published_latest", "published_basis", "read_at" ON "readings" BEGIN SELECT RAISE(ABORT, 'readings is only appended to'); END;
CREATE TRIGGER "claims_stay" BEFORE DELETE ON "claims" BEGIN SELECT RAISE(ABORT, 'claims is only appended to'); END;
CREATE TRIGGER "claims_keep" BEFORE UPDATE OF "row", "id", "document", "reading", "quote", "start", "end", "harm", "status", "sex", "age", "group", "number", "low", "high", "modifier", "unit", "assertion", "counts", "scope", "when", "place", "claimant", "actor", "weapon", "attack", "made_by", "rule" ON "claims" BEGIN SELECT RAISE(ABORT, 'claims is only appended to'); END;
CREATE TRIGGER "attacks_stay" BEFORE DELETE ON "attacks" BEGIN SELECT RAISE(ABORT, 'attacks is only appended to'); END;
CREATE TRIGGER "attacks_keep" BEFORE UPDATE OF "row", "id", "document", "reading", "quote", "start", "end", "type", "place", "when", "actor", "weapon", "claims", "made_by" ON "attacks" BEGIN SELECT RAISE(ABORT, 'attacks is only appended to'); END;
COMMIT;
PRAGMA application_id = 1213353292;
PRAGMA user_version = 1;
