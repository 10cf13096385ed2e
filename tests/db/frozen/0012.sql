BEGIN TRANSACTION;
CREATE TABLE access_token (
	id INTEGER NOT NULL, 
	token_sha256 VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	account_id INTEGER NOT NULL, 
	made_at DATETIME NOT NULL, 
	expires_at DATETIME, 
	ended_at DATETIME, 
	used_at DATETIME, 
	CONSTRAINT pk_access_token PRIMARY KEY (id), 
	CONSTRAINT uq_access_token_token_sha256 UNIQUE (token_sha256), 
	CONSTRAINT fk_access_token_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);
CREATE TABLE account (
	id INTEGER NOT NULL, 
	login VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	secret VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	active BOOLEAN NOT NULL, 
	sample BOOLEAN NOT NULL, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_account PRIMARY KEY (id), 
	CONSTRAINT uq_account_login UNIQUE (login)
);
CREATE TABLE account_grant (
	account_id INTEGER NOT NULL, 
	role VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	CONSTRAINT pk_account_grant PRIMARY KEY (account_id, role, unit), 
	CONSTRAINT fk_account_grant_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);
CREATE TABLE adjustment (
	plan_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	project VARCHAR NOT NULL, 
	fund VARCHAR NOT NULL, 
	budget_year VARCHAR NOT NULL, 
	amount_vnd BIGINT NOT NULL, 
	effective_on DATE NOT NULL, 
	decision VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	CONSTRAINT pk_adjustment PRIMARY KEY (plan_id, position), 
	CONSTRAINT fk_adjustment_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0012');
CREATE TABLE allocation (
	plan_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	project VARCHAR NOT NULL, 
	fund VARCHAR NOT NULL, 
	budget_year VARCHAR NOT NULL, 
	amount_vnd BIGINT, 
	decision VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, spend_by DATE, 
	CONSTRAINT pk_allocation PRIMARY KEY (plan_id, position), 
	CONSTRAINT uq_allocation_plan_id UNIQUE (plan_id, project, fund, budget_year), 
	CONSTRAINT fk_allocation_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
INSERT INTO "allocation" VALUES(1,1,'DA4.1','NSTW','2024',1763000000,'QĐ 5988/QĐ-UBND','',NULL);
INSERT INTO "allocation" VALUES(1,2,'DA4.1','NSTW','not-split',NULL,'','chuyển nguồn 2022, 2023',NULL);
CREATE TABLE audit_event (
	number INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	actor VARCHAR NOT NULL, 
	account_id INTEGER, 
	unit VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	action VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	"before" VARCHAR NOT NULL, 
	"after" VARCHAR NOT NULL, 
	version INTEGER, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_audit_event PRIMARY KEY (number)
);
INSERT INTO "audit_event" VALUES(1,'2024-10-04 05:00:00.000000','chi Hoa',NULL,'','','plan','P/2024/1','','',1,'c61c972f26b8a554efa2b77c0391a526b563234012d3d258820c99b42922bea2');
INSERT INTO "audit_event" VALUES(2,'2024-10-04 05:00:00.000000','chi Hoa',NULL,'','','report','P/BC-THANG/2024-09/X1/1','','{"amounts": 1, "nil": false, "results": 1}',2,'77788031f78bc6479a1b690117fe7735eb80e5f5cc9dad3c9431a57af621329b');
INSERT INTO "audit_event" VALUES(3,'2024-10-04 06:00:00.000000','chi Hoa',NULL,'','','report','P/BC-THANG/2024-09/X1/2','{"revision": 1}','{"amounts": 1, "figures": [], "moved": 0, "nil": false, "results": 1}',3,'86e5d243bacba91bc6976236cec4236f32778777b8e93c28f08ab9ce31245b1c');
CREATE TABLE cause (
	id INTEGER NOT NULL, 
	programme_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	late VARCHAR NOT NULL, 
	"of" VARCHAR NOT NULL, 
	unit_id INTEGER NOT NULL, 
	period VARCHAR NOT NULL, 
	cause VARCHAR NOT NULL, 
	remedy VARCHAR NOT NULL, 
	remedy_by DATE, 
	from_version INTEGER NOT NULL, 
	CONSTRAINT pk_cause PRIMARY KEY (id), 
	CONSTRAINT uq_cause_programme_id UNIQUE (programme_id, year, late, "of", unit_id, period, from_version), 
	CONSTRAINT fk_cause_programme_id FOREIGN KEY(programme_id) REFERENCES programme (id), 
	CONSTRAINT fk_cause_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id), 
	CONSTRAINT fk_cause_from_version FOREIGN KEY(from_version) REFERENCES store_version (version)
);
CREATE TABLE contact (
	unit VARCHAR NOT NULL, 
	officer VARCHAR NOT NULL, 
	telephone VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	changed_at DATETIME NOT NULL, 
	CONSTRAINT pk_contact PRIMARY KEY (unit)
);
CREATE TABLE decision (
	id INTEGER NOT NULL, 
	meeting VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	owner_units VARCHAR NOT NULL, 
	owner_person VARCHAR NOT NULL, 
	owner_account INTEGER, 
	due DATE, 
	late VARCHAR, 
	"of" VARCHAR NOT NULL, 
	item INTEGER, 
	struck BOOLEAN NOT NULL, 
	from_version INTEGER NOT NULL, 
	CONSTRAINT pk_decision PRIMARY KEY (id), 
	CONSTRAINT uq_decision_meeting UNIQUE (meeting, number, revision), 
	CONSTRAINT fk_decision_owner_account FOREIGN KEY(owner_account) REFERENCES account (id), 
	CONSTRAINT fk_decision_from_version FOREIGN KEY(from_version) REFERENCES store_version (version)
);
CREATE TABLE decision_done (
	id INTEGER NOT NULL, 
	meeting VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	done BOOLEAN NOT NULL, 
	word VARCHAR NOT NULL, 
	from_version INTEGER NOT NULL, 
	CONSTRAINT pk_decision_done PRIMARY KEY (id), 
	CONSTRAINT uq_decision_done_meeting UNIQUE (meeting, number, from_version), 
	CONSTRAINT fk_decision_done_from_version FOREIGN KEY(from_version) REFERENCES store_version (version)
);
CREATE TABLE disaggregation (
	plan_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	CONSTRAINT pk_disaggregation PRIMARY KEY (plan_id, position), 
	CONSTRAINT uq_disaggregation_plan_id UNIQUE (plan_id, code), 
	CONSTRAINT fk_disaggregation_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
INSERT INTO "disaggregation" VALUES(1,1,'nu','Phụ nữ');
CREATE TABLE "disbursement" (
	id INTEGER NOT NULL, 
	submission_id INTEGER NOT NULL, 
	subject_id INTEGER NOT NULL, 
	reporter_id INTEGER NOT NULL, 
	source VARCHAR NOT NULL, 
	project VARCHAR NOT NULL, 
	fund VARCHAR NOT NULL, 
	budget_year VARCHAR NOT NULL, 
	period VARCHAR NOT NULL, 
	cumulative_vnd BIGINT, 
	absence VARCHAR, 
	place_container VARCHAR NOT NULL, 
	place_spot VARCHAR NOT NULL, 
	from_version INTEGER NOT NULL, 
	advance_vnd BIGINT, 
	in_month_vnd BIGINT, 
	estimate BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_disbursement PRIMARY KEY (id), 
	CONSTRAINT fk_disbursement_from_version FOREIGN KEY(from_version) REFERENCES store_version (version), 
	CONSTRAINT fk_disbursement_subject_id FOREIGN KEY(subject_id) REFERENCES unit (id), 
	CONSTRAINT fk_disbursement_reporter_id FOREIGN KEY(reporter_id) REFERENCES unit (id), 
	CONSTRAINT fk_disbursement_submission_id FOREIGN KEY(submission_id) REFERENCES submission (id), 
	CONSTRAINT uq_disbursement_submission_id UNIQUE (submission_id, subject_id, reporter_id, source, project, fund, budget_year, period, estimate)
);
INSERT INTO "disbursement" VALUES(1,1,2,2,'own_report','DA4.1','NSTW','2024','2024-09',500000000,NULL,'Giải ngân','F7',2,NULL,NULL,0);
INSERT INTO "disbursement" VALUES(2,2,2,2,'own_report','DA4.1','NSTW','2024','2024-09',500000000,NULL,'Giải ngân','F7',3,NULL,NULL,0);
CREATE TABLE document_form (
	id INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	actor VARCHAR NOT NULL, 
	account_id INTEGER, 
	stored_at DATETIME NOT NULL, 
	CONSTRAINT pk_document_form PRIMARY KEY (id), 
	CONSTRAINT uq_document_form_code UNIQUE (code, revision), 
	CONSTRAINT fk_document_form_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);
CREATE TABLE document_text (
	id INTEGER NOT NULL, 
	programme_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	report VARCHAR NOT NULL, 
	period VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	account_id INTEGER, 
	written_at DATETIME NOT NULL, 
	CONSTRAINT pk_document_text PRIMARY KEY (id), 
	CONSTRAINT fk_document_text_programme_id FOREIGN KEY(programme_id) REFERENCES programme (id), 
	CONSTRAINT fk_document_text_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);
CREATE TABLE explanation (
	id INTEGER NOT NULL, 
	plan_id INTEGER, 
	submission_id INTEGER, 
	code VARCHAR NOT NULL, 
	place_container VARCHAR NOT NULL, 
	place_spot VARCHAR NOT NULL, 
	found VARCHAR NOT NULL, 
	issue VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	from_version INTEGER NOT NULL, 
	CONSTRAINT pk_explanation PRIMARY KEY (id), 
	CONSTRAINT fk_explanation_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	CONSTRAINT fk_explanation_submission_id FOREIGN KEY(submission_id) REFERENCES submission (id), 
	CONSTRAINT fk_explanation_from_version FOREIGN KEY(from_version) REFERENCES store_version (version)
);
CREATE TABLE finding_note (
	id INTEGER NOT NULL, 
	programme_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	finding VARCHAR NOT NULL, 
	owner VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	from_version INTEGER NOT NULL, 
	CONSTRAINT pk_finding_note PRIMARY KEY (id), 
	CONSTRAINT uq_finding_note_programme_id UNIQUE (programme_id, year, finding, from_version), 
	CONSTRAINT fk_finding_note_programme_id FOREIGN KEY(programme_id) REFERENCES programme (id), 
	CONSTRAINT fk_finding_note_from_version FOREIGN KEY(from_version) REFERENCES store_version (version)
);
CREATE TABLE funding_source (
	plan_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	tier VARCHAR NOT NULL, 
	capital VARCHAR NOT NULL, 
	name_en VARCHAR NOT NULL, 
	CONSTRAINT pk_funding_source PRIMARY KEY (plan_id, position), 
	CONSTRAINT uq_funding_source_plan_id UNIQUE (plan_id, code), 
	CONSTRAINT fk_funding_source_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
INSERT INTO "funding_source" VALUES(1,1,'NSTW','Ngân sách trung ương','central','vốn sự nghiệp','Central budget');
CREATE TABLE indicator (
	plan_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	unit_of_measure VARCHAR NOT NULL, 
	measure VARCHAR NOT NULL, 
	direction VARCHAR NOT NULL, 
	value_type VARCHAR NOT NULL, 
	aggregation VARCHAR NOT NULL, 
	reporters VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	frequency VARCHAR NOT NULL, 
	review_month INTEGER NOT NULL, 
	numerator VARCHAR NOT NULL, 
	denominator VARCHAR NOT NULL, 
	subset_of VARCHAR NOT NULL, 
	dimension VARCHAR NOT NULL, 
	population VARCHAR NOT NULL, 
	disaggregations VARCHAR NOT NULL, 
	low BIGINT, 
	high BIGINT, 
	short_name VARCHAR NOT NULL, 
	name_en VARCHAR NOT NULL, 
	unit_en VARCHAR NOT NULL, 
	definition VARCHAR NOT NULL, aliases VARCHAR DEFAULT '[]' NOT NULL, role VARCHAR DEFAULT '' NOT NULL, "group" VARCHAR DEFAULT '' NOT NULL, standard VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_indicator PRIMARY KEY (plan_id, position), 
	CONSTRAINT uq_indicator_plan_id UNIQUE (plan_id, code), 
	CONSTRAINT fk_indicator_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
INSERT INTO "indicator" VALUES(1,1,'dao-tao','Lao động được đào tạo nghề','người','count','rises','cumulative','sum','["XA"]','*','month',12,'','','','','','["nu"]',0,1000000000,'','','','','[]','','','');
INSERT INTO "indicator" VALUES(1,2,'nuoc-sach','Hộ dùng nước sinh hoạt hợp vệ sinh','%','percentage','rises','point_in_time','ratio_of_sums','["XA"]','*','year',12,'hộ dùng nước hợp vệ sinh','hộ nghèo, cận nghèo','','','','[]',NULL,NULL,'','','','','[]','','','');
CREATE TABLE meeting (
	id INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	programme_id INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	state VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	period VARCHAR NOT NULL, 
	held_on DATE NOT NULL, 
	data_version INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	chair VARCHAR NOT NULL, 
	secretary VARCHAR NOT NULL, 
	present VARCHAR NOT NULL, 
	agenda VARCHAR NOT NULL, 
	from_version INTEGER NOT NULL, 
	CONSTRAINT pk_meeting PRIMARY KEY (id), 
	CONSTRAINT uq_meeting_code UNIQUE (code, revision), 
	CONSTRAINT fk_meeting_programme_id FOREIGN KEY(programme_id) REFERENCES programme (id), 
	CONSTRAINT fk_meeting_data_version FOREIGN KEY(data_version) REFERENCES store_version (version), 
	CONSTRAINT fk_meeting_from_version FOREIGN KEY(from_version) REFERENCES store_version (version)
);
CREATE TABLE meeting_place (
	meeting VARCHAR NOT NULL, 
	slide INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_meeting_place PRIMARY KEY (meeting)
);
CREATE TABLE milestone (
	plan_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	"of" VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	period VARCHAR NOT NULL, 
	value BIGINT NOT NULL, 
	approved_by VARCHAR NOT NULL, approved_on DATE, 
	CONSTRAINT pk_milestone PRIMARY KEY (plan_id, position), 
	CONSTRAINT uq_milestone_plan_id UNIQUE (plan_id, "of", "key", period), 
	CONSTRAINT fk_milestone_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
INSERT INTO "milestone" VALUES(1,1,'target','T1','2024-09',105000000,'Trưởng phòng',NULL);
CREATE TABLE obligation (
	plan_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	form VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	reporters VARCHAR NOT NULL, 
	period VARCHAR NOT NULL, 
	due_before DATE NOT NULL, 
	basis VARCHAR NOT NULL, 
	CONSTRAINT pk_obligation PRIMARY KEY (plan_id, position), 
	CONSTRAINT fk_obligation_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
INSERT INTO "obligation" VALUES(1,1,'BC-THANG','Báo cáo tháng','["XA", "LD"]','2024-09','2024-10-05','');
CREATE TABLE "observation" (
	id INTEGER NOT NULL, 
	submission_id INTEGER NOT NULL, 
	subject_id INTEGER NOT NULL, 
	reporter_id INTEGER NOT NULL, 
	source VARCHAR NOT NULL, 
	indicator VARCHAR NOT NULL, 
	period VARCHAR NOT NULL, 
	disaggregation VARCHAR NOT NULL, 
	estimate BOOLEAN NOT NULL, 
	value BIGINT, 
	numerator BIGINT, 
	denominator BIGINT, 
	absence VARCHAR, 
	text VARCHAR NOT NULL, 
	place_container VARCHAR NOT NULL, 
	place_spot VARCHAR NOT NULL, 
	from_version INTEGER NOT NULL, 
	preliminary BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_observation PRIMARY KEY (id), 
	CONSTRAINT fk_observation_reporter_id FOREIGN KEY(reporter_id) REFERENCES unit (id), 
	CONSTRAINT uq_observation_submission_id UNIQUE (submission_id, subject_id, reporter_id, source, indicator, period, disaggregation, estimate), 
	CONSTRAINT fk_observation_from_version FOREIGN KEY(from_version) REFERENCES store_version (version), 
	CONSTRAINT fk_observation_subject_id FOREIGN KEY(subject_id) REFERENCES unit (id), 
	CONSTRAINT fk_observation_submission_id FOREIGN KEY(submission_id) REFERENCES submission (id)
);
INSERT INTO "observation" VALUES(1,1,2,2,'own_report','dao-tao','2024-09','total',0,84000000,NULL,NULL,NULL,'','Kết quả','E7',2,0);
INSERT INTO "observation" VALUES(2,2,2,2,'own_report','dao-tao','2024-09','total',0,84000000,NULL,NULL,NULL,'','Kết quả','E7',3,0);
CREATE TABLE office_setting (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	from_version INTEGER NOT NULL, 
	CONSTRAINT pk_office_setting PRIMARY KEY (id), 
	CONSTRAINT uq_office_setting_name UNIQUE (name, from_version), 
	CONSTRAINT fk_office_setting_from_version FOREIGN KEY(from_version) REFERENCES store_version (version)
);
CREATE TABLE one_time_code (
	id INTEGER NOT NULL, 
	code_sha256 VARCHAR NOT NULL, 
	account_id INTEGER, 
	made_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_one_time_code PRIMARY KEY (id), 
	CONSTRAINT uq_one_time_code_code_sha256 UNIQUE (code_sha256), 
	CONSTRAINT fk_one_time_code_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);
CREATE TABLE "plan" (
	id INTEGER NOT NULL, 
	programme_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	from_version INTEGER NOT NULL, 
	upload_id INTEGER, 
	name VARCHAR NOT NULL, 
	name_en VARCHAR NOT NULL, 
	office VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	root VARCHAR NOT NULL, 
	decision VARCHAR NOT NULL, 
	decision_date DATE, 
	sample BOOLEAN NOT NULL, 
	assumed_today DATE, 
	ratio_on_track BIGINT NOT NULL, 
	ratio_slightly_behind BIGINT NOT NULL, 
	gap_on_track BIGINT NOT NULL, 
	gap_slightly_behind BIGINT NOT NULL, 
	support_gap BIGINT NOT NULL, 
	support_basis VARCHAR NOT NULL, money_default VARCHAR DEFAULT 'straight_line' NOT NULL, target_default VARCHAR DEFAULT 'none' NOT NULL, least_coverage BIGINT DEFAULT '500000' NOT NULL, 
	CONSTRAINT pk_plan PRIMARY KEY (id), 
	CONSTRAINT uq_plan_programme_id UNIQUE (programme_id, year, from_version), 
	CONSTRAINT fk_plan_programme_id FOREIGN KEY(programme_id) REFERENCES programme (id), 
	CONSTRAINT fk_plan_from_version FOREIGN KEY(from_version) REFERENCES store_version (version), 
	CONSTRAINT fk_plan_upload_id FOREIGN KEY(upload_id) REFERENCES upload (id)
);
INSERT INTO "plan" VALUES(1,1,2024,1,NULL,'Giảm nghèo bền vững','Sustainable poverty reduction','UBND huyện H','Kế hoạch năm 2024','H','QĐ 1/QĐ-UBND','2024-01-15',1,'2024-10-15',970000,850000,-10000,-50000,125000,'target','straight_line','none',500000);
CREATE TABLE plan_draft (
	id INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	programme VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	cells VARCHAR NOT NULL, 
	changed_by VARCHAR NOT NULL, 
	account_id INTEGER, 
	changed_at DATETIME NOT NULL, 
	CONSTRAINT pk_plan_draft PRIMARY KEY (id), 
	CONSTRAINT fk_plan_draft_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);
CREATE TABLE plan_draft_document (
	id INTEGER NOT NULL, 
	draft_id INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	said VARCHAR NOT NULL, 
	content BLOB, 
	CONSTRAINT pk_plan_draft_document PRIMARY KEY (id), 
	CONSTRAINT fk_plan_draft_document_draft_id FOREIGN KEY(draft_id) REFERENCES plan_draft (id)
);
CREATE TABLE plan_source (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	upload_id INTEGER NOT NULL, 
	CONSTRAINT pk_plan_source PRIMARY KEY (id), 
	CONSTRAINT uq_plan_source_plan_id UNIQUE (plan_id), 
	CONSTRAINT fk_plan_source_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	CONSTRAINT fk_plan_source_upload_id FOREIGN KEY(upload_id) REFERENCES upload (id)
);
CREATE TABLE plan_unit (
	plan_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	level VARCHAR NOT NULL, 
	parent VARCHAR, 
	short_name VARCHAR NOT NULL, 
	"group" VARCHAR NOT NULL, 
	aliases VARCHAR NOT NULL, 
	valid_to DATE, 
	tile VARCHAR, priority VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_plan_unit PRIMARY KEY (plan_id, position), 
	CONSTRAINT uq_plan_unit_plan_id UNIQUE (plan_id, unit_id), 
	CONSTRAINT fk_plan_unit_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	CONSTRAINT fk_plan_unit_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id)
);
INSERT INTO "plan_unit" VALUES(1,1,1,'Huyện H','huyện','district',NULL,'','','[]',NULL,NULL,'');
INSERT INTO "plan_unit" VALUES(1,2,2,'Xã Một','xã','commune','H','Một','XA','["Mot", "X. Một"]',NULL,'[1, 2]','');
INSERT INTO "plan_unit" VALUES(1,3,3,'Xã Hai','xã','commune','H','Hai','XA','[]',NULL,NULL,'');
INSERT INTO "plan_unit" VALUES(1,4,4,'Phòng LĐ-TB&XH','phòng','office','H','','','[]',NULL,NULL,'');
CREATE TABLE programme (
	id INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	from_version INTEGER NOT NULL, 
	CONSTRAINT pk_programme PRIMARY KEY (id), 
	CONSTRAINT uq_programme_code UNIQUE (code), 
	CONSTRAINT fk_programme_from_version FOREIGN KEY(from_version) REFERENCES store_version (version)
);
INSERT INTO "programme" VALUES(1,'P',1);
CREATE TABLE project_lead (
	plan_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	project VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	CONSTRAINT pk_project_lead PRIMARY KEY (plan_id, position), 
	CONSTRAINT uq_project_lead_plan_id UNIQUE (plan_id, project, unit, role), 
	CONSTRAINT fk_project_lead_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
INSERT INTO "project_lead" VALUES(1,1,'DA4.1','LD','lead');
INSERT INTO "project_lead" VALUES(1,2,'DA4.1','XA','coordinating');
CREATE TABLE project_node (
	plan_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	parent VARCHAR, 
	applicable BOOLEAN NOT NULL, 
	reason VARCHAR NOT NULL, 
	short_name VARCHAR NOT NULL, 
	name_en VARCHAR NOT NULL, aliases VARCHAR DEFAULT '[]' NOT NULL, 
	CONSTRAINT pk_project_node PRIMARY KEY (plan_id, position), 
	CONSTRAINT uq_project_node_plan_id UNIQUE (plan_id, code), 
	CONSTRAINT fk_project_node_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
INSERT INTO "project_node" VALUES(1,1,'DA4','Phát triển giáo dục nghề nghiệp',NULL,1,'','','','[]');
INSERT INTO "project_node" VALUES(1,2,'DA4.1','Giáo dục nghề nghiệp','DA4',1,'','','','[]');
INSERT INTO "project_node" VALUES(1,3,'DA5','Nhà ở',NULL,0,'không thuộc đối tượng','','','[]');
CREATE TABLE project_text (
	plan_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	project VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	clause VARCHAR NOT NULL, 
	CONSTRAINT pk_project_text PRIMARY KEY (plan_id, position), 
	CONSTRAINT uq_project_text_plan_id UNIQUE (plan_id, project, kind, clause), 
	CONSTRAINT fk_project_text_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
CREATE TABLE report_comment (
	id INTEGER NOT NULL, 
	submission_id INTEGER NOT NULL, 
	place_container VARCHAR NOT NULL, 
	place_spot VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	from_version INTEGER NOT NULL, 
	CONSTRAINT pk_report_comment PRIMARY KEY (id), 
	CONSTRAINT fk_report_comment_submission_id FOREIGN KEY(submission_id) REFERENCES submission (id), 
	CONSTRAINT fk_report_comment_from_version FOREIGN KEY(from_version) REFERENCES store_version (version)
);
CREATE TABLE report_unlock (
	id INTEGER NOT NULL, 
	submission_id INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	until DATE NOT NULL, 
	from_version INTEGER NOT NULL, 
	CONSTRAINT pk_report_unlock PRIMARY KEY (id), 
	CONSTRAINT fk_report_unlock_submission_id FOREIGN KEY(submission_id) REFERENCES submission (id), 
	CONSTRAINT fk_report_unlock_from_version FOREIGN KEY(from_version) REFERENCES store_version (version)
);
CREATE TABLE share_link (
	id INTEGER NOT NULL, 
	token_sha256 VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	version INTEGER, 
	account_id INTEGER, 
	made_by VARCHAR NOT NULL, 
	made_at DATETIME NOT NULL, 
	expires_at DATETIME, 
	ended_at DATETIME, 
	opened INTEGER NOT NULL, 
	opened_at DATETIME, 
	CONSTRAINT pk_share_link PRIMARY KEY (id), 
	CONSTRAINT uq_share_link_token_sha256 UNIQUE (token_sha256), 
	CONSTRAINT fk_share_link_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);
CREATE TABLE sign_in_session (
	token_sha256 VARCHAR NOT NULL, 
	account_id INTEGER NOT NULL, 
	began_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	CONSTRAINT pk_sign_in_session PRIMARY KEY (token_sha256), 
	CONSTRAINT fk_sign_in_session_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);
CREATE TABLE sign_in_try (
	id INTEGER NOT NULL, 
	of_sha256 VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_sign_in_try PRIMARY KEY (id)
);
CREATE TABLE standard (
	plan_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	valid_from DATE NOT NULL, 
	valid_to DATE, 
	document VARCHAR NOT NULL, 
	CONSTRAINT pk_standard PRIMARY KEY (plan_id, position), 
	CONSTRAINT uq_standard_plan_id UNIQUE (plan_id, code), 
	CONSTRAINT fk_standard_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
CREATE TABLE store_generation (
	generation INTEGER NOT NULL, 
	identity VARCHAR NOT NULL, 
	began_at DATETIME NOT NULL, 
	CONSTRAINT pk_store_generation PRIMARY KEY (generation)
);
INSERT INTO "store_generation" VALUES(1,'35c026e55fdc7aaa14ddbe6485280f1e','2026-12-01 00:49:32.019019');
CREATE TABLE store_version (
	version INTEGER NOT NULL, 
	recorded_at DATETIME NOT NULL, 
	actor VARCHAR NOT NULL, 
	what VARCHAR NOT NULL, account_id INTEGER, 
	CONSTRAINT pk_store_version PRIMARY KEY (version)
);
INSERT INTO "store_version" VALUES(1,'2024-10-04 05:00:00.000000','chi Hoa','P/2024/1',NULL);
INSERT INTO "store_version" VALUES(2,'2024-10-04 05:00:00.000000','chi Hoa','P/BC-THANG/2024-09/X1/1',NULL);
INSERT INTO "store_version" VALUES(3,'2024-10-04 06:00:00.000000','chi Hoa','P/BC-THANG/2024-09/X1/2',NULL);
CREATE TABLE submission (
	id INTEGER NOT NULL, 
	programme_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	form VARCHAR NOT NULL, 
	unit_id INTEGER NOT NULL, 
	period VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	upload_id INTEGER, 
	file_name VARCHAR NOT NULL, 
	difficulties VARCHAR NOT NULL, 
	causes VARCHAR NOT NULL, 
	recommendations VARCHAR NOT NULL, 
	nil BOOLEAN NOT NULL, 
	from_version INTEGER NOT NULL, 
	CONSTRAINT pk_submission PRIMARY KEY (id), 
	CONSTRAINT uq_submission_programme_id UNIQUE (programme_id, year, form, unit_id, period, revision), 
	CONSTRAINT fk_submission_programme_id FOREIGN KEY(programme_id) REFERENCES programme (id), 
	CONSTRAINT fk_submission_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id), 
	CONSTRAINT fk_submission_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	CONSTRAINT fk_submission_upload_id FOREIGN KEY(upload_id) REFERENCES upload (id), 
	CONSTRAINT fk_submission_from_version FOREIGN KEY(from_version) REFERENCES store_version (version)
);
INSERT INTO "submission" VALUES(1,1,2024,'BC-THANG',2,'2024-09',1,1,NULL,'','Mưa lũ','','',0,2);
INSERT INTO "submission" VALUES(2,1,2024,'BC-THANG',2,'2024-09',2,1,NULL,'','Mưa lũ','','',0,3);
CREATE TABLE submission_status (
	id INTEGER NOT NULL, 
	submission_id INTEGER NOT NULL, 
	status VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	place_container VARCHAR NOT NULL, 
	place_spot VARCHAR NOT NULL, 
	from_version INTEGER NOT NULL, 
	CONSTRAINT pk_submission_status PRIMARY KEY (id), 
	CONSTRAINT uq_submission_status_submission_id UNIQUE (submission_id, from_version), 
	CONSTRAINT fk_submission_status_submission_id FOREIGN KEY(submission_id) REFERENCES submission (id), 
	CONSTRAINT fk_submission_status_from_version FOREIGN KEY(from_version) REFERENCES store_version (version)
);
INSERT INTO "submission_status" VALUES(1,1,'submitted','','','',2);
INSERT INTO "submission_status" VALUES(2,2,'submitted','','','',3);
CREATE TABLE succession (
	plan_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	old VARCHAR NOT NULL, 
	new VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	kind VARCHAR NOT NULL, 
	share BIGINT, 
	source VARCHAR NOT NULL, 
	CONSTRAINT pk_succession PRIMARY KEY (plan_id, position), 
	CONSTRAINT uq_succession_plan_id UNIQUE (plan_id, old, new), 
	CONSTRAINT fk_succession_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
CREATE TABLE target (
	plan_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	indicator VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	operator VARCHAR NOT NULL, 
	basis VARCHAR NOT NULL, 
	low BIGINT, 
	high BIGINT, 
	source_sentence VARCHAR NOT NULL, 
	source_clause VARCHAR NOT NULL, 
	tier VARCHAR NOT NULL, 
	baseline BIGINT, 
	baseline_source VARCHAR NOT NULL, 
	pace_rule VARCHAR NOT NULL, 
	tolerance BIGINT NOT NULL, 
	leads VARCHAR NOT NULL, 
	population VARCHAR NOT NULL, 
	stated_change BIGINT, 
	stated_count BIGINT, 
	projects VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, settled VARCHAR DEFAULT '' NOT NULL, settled_by VARCHAR DEFAULT '' NOT NULL, settled_on DATE, count_of VARCHAR DEFAULT '' NOT NULL, count_indicator VARCHAR DEFAULT '' NOT NULL, baseline_by VARCHAR DEFAULT '' NOT NULL, baseline_on DATE, 
	CONSTRAINT pk_target PRIMARY KEY (plan_id, position), 
	CONSTRAINT uq_target_plan_id UNIQUE (plan_id, id), 
	CONSTRAINT fk_target_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
INSERT INTO "target" VALUES(1,1,'T1','dao-tao','H','=','count',150000000,150000000,'150 lao động','','district',NULL,'','from_zero',50000,'["LD"]','',NULL,NULL,'["DA4.1"]','','','',NULL,'','','',NULL);
INSERT INTO "target" VALUES(1,2,'T2','nuoc-sach','H','=','level',800000,800000,'80%','','district',266800,'','level',50000,'[]','',NULL,NULL,'[]','','','',NULL,'','','',NULL);
CREATE TABLE unit (
	id INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	valid_from DATE NOT NULL, 
	from_version INTEGER NOT NULL, 
	CONSTRAINT pk_unit PRIMARY KEY (id), 
	CONSTRAINT uq_unit_code UNIQUE (code, valid_from), 
	CONSTRAINT fk_unit_from_version FOREIGN KEY(from_version) REFERENCES store_version (version)
);
INSERT INTO "unit" VALUES(1,'H','1900-01-01',1);
INSERT INTO "unit" VALUES(2,'X1','1900-01-01',1);
INSERT INTO "unit" VALUES(3,'X2','2020-01-01',1);
INSERT INTO "unit" VALUES(4,'LD','1900-01-01',1);
CREATE TABLE unit_map (
	id INTEGER NOT NULL, 
	programme_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	upload_id INTEGER, 
	file_name VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	from_version INTEGER NOT NULL, 
	CONSTRAINT pk_unit_map PRIMARY KEY (id), 
	CONSTRAINT uq_unit_map_programme_id UNIQUE (programme_id, year, revision), 
	CONSTRAINT fk_unit_map_programme_id FOREIGN KEY(programme_id) REFERENCES programme (id), 
	CONSTRAINT fk_unit_map_upload_id FOREIGN KEY(upload_id) REFERENCES upload (id), 
	CONSTRAINT fk_unit_map_from_version FOREIGN KEY(from_version) REFERENCES store_version (version)
);
CREATE TABLE unit_shape (
	map_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	polygons TEXT NOT NULL, 
	inside TEXT NOT NULL, 
	room FLOAT NOT NULL, 
	CONSTRAINT pk_unit_shape PRIMARY KEY (map_id, unit_id), 
	CONSTRAINT fk_unit_shape_map_id FOREIGN KEY(map_id) REFERENCES unit_map (id), 
	CONSTRAINT fk_unit_shape_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id)
);
CREATE TABLE upload (
	id INTEGER NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	file_name VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	content BLOB NOT NULL, 
	from_version INTEGER NOT NULL, 
	CONSTRAINT pk_upload PRIMARY KEY (id), 
	CONSTRAINT uq_upload_sha256 UNIQUE (sha256), 
	CONSTRAINT fk_upload_from_version FOREIGN KEY(from_version) REFERENCES store_version (version)
);
CREATE INDEX ix_plan_upload_id ON "plan" (upload_id);
CREATE INDEX ix_submission_upload_id ON submission (upload_id);
CREATE INDEX ix_explanation_submission_id ON explanation (submission_id);
CREATE INDEX ix_explanation_plan_id ON explanation (plan_id);
CREATE INDEX ix_unit_map_upload_id ON unit_map (upload_id);
CREATE INDEX ix_account_subject ON account (subject);
CREATE INDEX ix_one_time_code_account_id ON one_time_code (account_id);
CREATE INDEX ix_sign_in_session_account_id ON sign_in_session (account_id);
CREATE INDEX ix_sign_in_try_of_sha256 ON sign_in_try (of_sha256);
CREATE INDEX ix_access_token_account_id ON access_token (account_id);
CREATE INDEX ix_share_link_account_id ON share_link (account_id);
CREATE INDEX ix_report_comment_submission_id ON report_comment (submission_id);
CREATE INDEX ix_report_unlock_submission_id ON report_unlock (submission_id);
CREATE INDEX ix_audit_event_version ON audit_event (version);
CREATE TRIGGER audit_event_update before update on audit_event begin select raise(abort, 'the audit is only added to'); end;
CREATE TRIGGER audit_event_delete before delete on audit_event begin select raise(abort, 'the audit is only added to'); end;
CREATE INDEX ix_meeting_programme_id ON meeting (programme_id);
CREATE INDEX ix_document_text_programme_id ON document_text (programme_id);
CREATE INDEX ix_plan_source_upload_id ON plan_source (upload_id);
CREATE INDEX ix_plan_draft_document_draft_id ON plan_draft_document (draft_id);
COMMIT;
