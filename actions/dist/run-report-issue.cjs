const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_competition = require("./settings-competition.cjs");
const require_client = require("./github-client.cjs");
const require_comment_text = require("./commands-comment-text.cjs");
const require_artifact_file = require("./comment-report-artifact-file.cjs");
const require_artifact_text = require("./comment-report-artifact-text.cjs");
const require_publish_issue_view = require("./report-issue-publish-issue-view.cjs");
const require_ucs2length$1 = require("./npm-ajv.cjs");
const require_schema = require("./yaml-schema.cjs");
const require_errors = require("./errors.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_images_view = require("./images-view.cjs");
const require_validate_view = require("./validate-view.cjs");
// actions/src/github/issues.ts
/**
* Keeps one open issue with a label: opened or brought up to date with `text`, closed if there is
* nothing to report (`text` undefined).
*
* @throws UserError if GitHub refuses.
*/
function keepIssue({ api, place }, { label, title, text }) {
	return require_client.asking("write an issue (issues: write)", async () => {
		const ours = (await api.paginate("GET /repos/{owner}/{repo}/issues", {
			...place,
			state: "open",
			labels: label,
			per_page: 100
		})).find((issue) => !("pull_request" in issue));
		if (ours === void 0) {
			if (text === void 0) return {
				outcome: "none",
				number: void 0
			};
			const { data } = await api.request("POST /repos/{owner}/{repo}/issues", {
				...place,
				title,
				body: text,
				labels: [label]
			});
			return {
				outcome: "opened",
				number: data.number
			};
		}
		const change = text === void 0 ? { state: "closed" } : { body: text };
		await api.request("PATCH /repos/{owner}/{repo}/issues/{issue_number}", {
			...place,
			issue_number: ours.number,
			...change
		});
		return {
			outcome: text === void 0 ? "closed" : "updated",
			number: ours.number
		};
	});
}
// actions/preflight/report.schema.json
var require_report_schema = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = validate0;
	module.exports.default = validate0;
	const schema0 = {
		"$schema": "http://json-schema.org/draft-07/schema#",
		"title": "Report of preflight",
		"description": "What was looked at, for the job that keeps an issue of it.",
		"type": "array",
		"maxItems": 100,
		"items": {
			"type": "object",
			"additionalProperties": false,
			"required": [
				"name",
				"state",
				"found",
				"wanted"
			],
			"properties": {
				"name": {
					"type": "string",
					"maxLength": 200
				},
				"state": {
					"description": "Bad is to be fixed; a note is not.",
					"enum": [
						"ok",
						"note",
						"bad"
					]
				},
				"found": {
					"type": "string",
					"maxLength": 1e4
				},
				"wanted": {
					"type": "string",
					"maxLength": 1e3
				},
				"next": {
					"description": "What to do.",
					"type": "string",
					"maxLength": 1e4
				}
			}
		}
	};
	const func0 = require_ucs2length$1.require_ucs2length().default;
	function validate0(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
		let vErrors = null;
		let errors = 0;
		if (Array.isArray(data)) {
			if (data.length > 100) {
				const err0 = {
					instancePath,
					schemaPath: "#/maxItems",
					keyword: "maxItems",
					params: { limit: 100 },
					message: "must NOT have more than 100 items"
				};
				if (vErrors === null) vErrors = [err0];
				else vErrors.push(err0);
				errors++;
			}
			const len0 = data.length;
			for (let i0 = 0; i0 < len0; i0++) {
				let data0 = data[i0];
				const _errs1 = errors;
				if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
					if (data0.name === void 0) {
						const err1 = {
							instancePath: instancePath + "/" + i0,
							schemaPath: "#/items/required",
							keyword: "required",
							params: { missingProperty: "name" },
							message: "must have required property 'name'"
						};
						if (vErrors === null) vErrors = [err1];
						else vErrors.push(err1);
						errors++;
					}
					if (data0.state === void 0) {
						const err2 = {
							instancePath: instancePath + "/" + i0,
							schemaPath: "#/items/required",
							keyword: "required",
							params: { missingProperty: "state" },
							message: "must have required property 'state'"
						};
						if (vErrors === null) vErrors = [err2];
						else vErrors.push(err2);
						errors++;
					}
					if (data0.found === void 0) {
						const err3 = {
							instancePath: instancePath + "/" + i0,
							schemaPath: "#/items/required",
							keyword: "required",
							params: { missingProperty: "found" },
							message: "must have required property 'found'"
						};
						if (vErrors === null) vErrors = [err3];
						else vErrors.push(err3);
						errors++;
					}
					if (data0.wanted === void 0) {
						const err4 = {
							instancePath: instancePath + "/" + i0,
							schemaPath: "#/items/required",
							keyword: "required",
							params: { missingProperty: "wanted" },
							message: "must have required property 'wanted'"
						};
						if (vErrors === null) vErrors = [err4];
						else vErrors.push(err4);
						errors++;
					}
					for (const key0 in data0) if (!(key0 === "name" || key0 === "state" || key0 === "found" || key0 === "wanted" || key0 === "next")) {
						const err5 = {
							instancePath: instancePath + "/" + i0,
							schemaPath: "#/items/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key0 },
							message: "must NOT have additional properties"
						};
						if (vErrors === null) vErrors = [err5];
						else vErrors.push(err5);
						errors++;
					}
					if (data0.name !== void 0) {
						let data1 = data0.name;
						if (typeof data1 === "string") {
							if (func0(data1) > 200) {
								const err6 = {
									instancePath: instancePath + "/" + i0 + "/name",
									schemaPath: "#/items/properties/name/maxLength",
									keyword: "maxLength",
									params: { limit: 200 },
									message: "must NOT have more than 200 characters"
								};
								if (vErrors === null) vErrors = [err6];
								else vErrors.push(err6);
								errors++;
							}
						} else {
							const err7 = {
								instancePath: instancePath + "/" + i0 + "/name",
								schemaPath: "#/items/properties/name/type",
								keyword: "type",
								params: { type: "string" },
								message: "must be string"
							};
							if (vErrors === null) vErrors = [err7];
							else vErrors.push(err7);
							errors++;
						}
					}
					if (data0.state !== void 0) {
						let data2 = data0.state;
						schema0.items.properties.state.enum;
						if (!(data2 === "ok" || data2 === "note" || data2 === "bad")) {
							const err8 = {
								instancePath: instancePath + "/" + i0 + "/state",
								schemaPath: "#/items/properties/state/enum",
								keyword: "enum",
								params: { allowedValues: schema0.items.properties.state.enum },
								message: "must be equal to one of the allowed values"
							};
							if (vErrors === null) vErrors = [err8];
							else vErrors.push(err8);
							errors++;
						}
					}
					if (data0.found !== void 0) {
						let data3 = data0.found;
						if (typeof data3 === "string") {
							if (func0(data3) > 1e4) {
								const err9 = {
									instancePath: instancePath + "/" + i0 + "/found",
									schemaPath: "#/items/properties/found/maxLength",
									keyword: "maxLength",
									params: { limit: 1e4 },
									message: "must NOT have more than 10000 characters"
								};
								if (vErrors === null) vErrors = [err9];
								else vErrors.push(err9);
								errors++;
							}
						} else {
							const err10 = {
								instancePath: instancePath + "/" + i0 + "/found",
								schemaPath: "#/items/properties/found/type",
								keyword: "type",
								params: { type: "string" },
								message: "must be string"
							};
							if (vErrors === null) vErrors = [err10];
							else vErrors.push(err10);
							errors++;
						}
					}
					if (data0.wanted !== void 0) {
						let data4 = data0.wanted;
						if (typeof data4 === "string") {
							if (func0(data4) > 1e3) {
								const err11 = {
									instancePath: instancePath + "/" + i0 + "/wanted",
									schemaPath: "#/items/properties/wanted/maxLength",
									keyword: "maxLength",
									params: { limit: 1e3 },
									message: "must NOT have more than 1000 characters"
								};
								if (vErrors === null) vErrors = [err11];
								else vErrors.push(err11);
								errors++;
							}
						} else {
							const err12 = {
								instancePath: instancePath + "/" + i0 + "/wanted",
								schemaPath: "#/items/properties/wanted/type",
								keyword: "type",
								params: { type: "string" },
								message: "must be string"
							};
							if (vErrors === null) vErrors = [err12];
							else vErrors.push(err12);
							errors++;
						}
					}
					if (data0.next !== void 0) {
						let data5 = data0.next;
						if (typeof data5 === "string") {
							if (func0(data5) > 1e4) {
								const err13 = {
									instancePath: instancePath + "/" + i0 + "/next",
									schemaPath: "#/items/properties/next/maxLength",
									keyword: "maxLength",
									params: { limit: 1e4 },
									message: "must NOT have more than 10000 characters"
								};
								if (vErrors === null) vErrors = [err13];
								else vErrors.push(err13);
								errors++;
							}
						} else {
							const err14 = {
								instancePath: instancePath + "/" + i0 + "/next",
								schemaPath: "#/items/properties/next/type",
								keyword: "type",
								params: { type: "string" },
								message: "must be string"
							};
							if (vErrors === null) vErrors = [err14];
							else vErrors.push(err14);
							errors++;
						}
					}
				} else {
					const err15 = {
						instancePath: instancePath + "/" + i0,
						schemaPath: "#/items/type",
						keyword: "type",
						params: { type: "object" },
						message: "must be object"
					};
					if (vErrors === null) vErrors = [err15];
					else vErrors.push(err15);
					errors++;
				}
				if (!(_errs1 === errors)) {}
			}
		} else {
			const err16 = {
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "array" },
				message: "must be array"
			};
			if (vErrors === null) vErrors = [err16];
			else vErrors.push(err16);
			errors++;
		}
		validate0.errors = vErrors;
		return errors === 0;
	}
}));
// actions/src/commands/images/report-issue/releases-issue-view.ts
var import_report_schema = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_report_schema(), 1);
/** A preflight has a dozen lines. */
const LARGEST = 1e6;
const fits = require_schema.lazySchema(import_report_schema.default);
/**
* What a preflight in another job has found; undefined if it left nothing.
*
* @param file path from the folder
* @throws UserError if it is not such a report.
*/
async function readDiagnoses(folder, file) {
	const found = await require_artifact_file.readArtifactFile(folder, file, LARGEST);
	if (found === "missing") return void 0;
	const value = Buffer.isBuffer(found) ? parsed(found.toString("utf8")) : void 0;
	if (fits()(value)) return value;
	throw new require_errors.UserError(`${file} is not a report of preflight`, { next: "give the file that preflight wrote (its input report)" });
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
/**
* What the issue says of releases; undefined if nothing needs anybody.
*
* @param failed the job that looked at them failed
*/
function releasesIssueView(diagnoses = [], failed) {
	const bad = diagnoses.filter(({ state }) => state === "bad");
	if (bad.length === 0 && !failed) return void 0;
	return require_action.reportView({
		title: "Releases",
		state: "blocked",
		verdict: bad.length === 0 ? "The job that looks at the releases failed before it was done: read its log." : "No line was changed, and yet somebody has to act.",
		sections: [...bad.length === 0 ? [] : [{ table: {
			header: [
				"What",
				"Found",
				"Wanted",
				"What to do"
			],
			rows: bad.map(({ name, found, wanted, next = "" }) => [
				name,
				found,
				wanted,
				next
			])
		} }], { paragraphs: ["This issue closes itself once the weekly check finds everything in order."] }]
	});
}
// actions/src/commands/images/report-issue/report-issue-view.ts
/** What the issue says; undefined if all is well. */
function reportIssueView(reports, failed) {
	const { environment, images, unusable } = reports;
	const broken = images.filter((image) => !require_images_view.imagePassed(image));
	const view = environment && require_validate_view.validateView(environment);
	const undecided = environment?.verdict === "undecided" && broken.length === 0;
	if (!failed || undecided && unusable.length === 0) return void 0;
	const findings = view?.findings ?? [];
	const what = findings.length > 0 ? "change the lines above" : "fix what failed above";
	return {
		title: "Weekly check",
		state: "blocked",
		verdict: "Something that the environments or the images are made of has changed or is gone.",
		findings,
		sources: /* @__PURE__ */ new Map(),
		sections: [
			...(view?.sections ?? []).filter(({ heading }) => !heading?.endsWith(": entries")),
			...broken.map(require_images_view.imageSection),
			...unusable.length > 0 ? [{
				heading: "Reports",
				paragraphs: unusable
			}] : [],
			{
				heading: "What to do next",
				paragraphs: [`Run the workflow update-locks, or ${what}. This issue closes itself after a week in which everything works.`]
			}
		]
	};
}
// actions/src/commands/images/report-issue/report-issue.ts
const ISSUES = {
	weekly: {
		label: "weekly-check",
		title: "The environments or images can no longer be made as they are"
	},
	publish: {
		label: "publish-failed",
		title: "The last publish failed"
	},
	rebuild: {
		label: "rebuild-failed",
		title: "The last rebuild of what is released failed"
	},
	releases: {
		label: "releases-need-care",
		title: "The releases need attention"
	},
	advisories: {
		label: "known-advisories",
		title: "Packages of the locks have known advisories that no upgrade fixes"
	},
	freshness: {
		label: "later-releases",
		title: "Lines of the environment files name packages that have a later release"
	}
};
/** What the weekly check hands on of the locks, if there is any: its job that asks strangers' servers may write nothing. */
const OF_LOCKS = {
	advisories: "advisories/advisories.md",
	freshness: "advisories/behind.md"
};
/** What a preflight of the releases hands on. */
const RELEASES = "report-releases/releases.json";
/** What GitHub takes of an issue's text, and a line about the run. */
const LONGEST = 65e3;
/**
* Keeps one open issue about what no longer works: a package that is gone or was yanked, a base image
* that is gone, a build or a test that broke; about a publish or a rebuild that failed; about what releases need; about known advisories
* that stay in the locks; or about lines that are behind the last release. It is closed once all is well.
*
* @throws UserError if GitHub refuses or does not answer.
*/
async function reportIssue(inputs, ports) {
	const { about } = inputs;
	const text = await TEXTS[about](inputs, ports);
	return keepIssue(require_client.connectGitHub(ports.env), {
		...ISSUES[about],
		text
	});
}
const TEXTS = {
	weekly: (inputs, ports) => viewText("weekly", inputs, ports),
	publish: (inputs, ports) => viewText("publish", inputs, ports),
	rebuild: (inputs, ports) => viewText("rebuild", inputs, ports),
	releases: releasesText,
	advisories: (inputs) => textOfLocks("advisories", inputs),
	freshness: (inputs) => textOfLocks("freshness", inputs)
};
async function viewText(about, { reports: folder, failed, jobs, runUrl }, ports) {
	const { variants } = await require_competition.competitionOf(ports.root);
	const reports = await require_comment_text.collectReports(folder, Object.keys(variants));
	const view = about === "weekly" ? reportIssueView(reports, failed) : require_publish_issue_view.publishIssueView(about, reports, jobs, ports.env["GITHUB_SHA"]);
	return view && require_comment_text.issueText(view, runUrl);
}
async function releasesText({ reports, failed, runUrl }) {
	const view = releasesIssueView(await readDiagnoses(reports, RELEASES), failed);
	return view && require_comment_text.issueText(view, runUrl);
}
/** @throws UserError if the file is there and can't be taken. */
async function textOfLocks(about, { reports, runUrl }) {
	const file = OF_LOCKS[about];
	return await require_artifact_file.readArtifactFile(reports, file, LONGEST) === "missing" ? void 0 : require_comment_text.besideRun(await require_artifact_text.readArtifactText(reports, file), runUrl);
}
exports.reportIssue = reportIssue;
