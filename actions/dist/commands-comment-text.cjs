const require_action = require("./entrypoints-action.cjs");
const require_report_schema = require("./test-image-report.schema.cjs");
const require_artifact_file = require("./comment-report-artifact-file.cjs");
const require_markdown = require("./report-markdown.cjs");
const require_ajv$1 = require("./npm-ajv3.cjs");
// actions/build-image/report.schema.json
var report_schema_default$2 = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Report of build-image",
	description: "How a build ended. Texts quote hostile output unescaped.",
	type: "object",
	additionalProperties: false,
	required: [
		"version",
		"variant",
		"verdict",
		"image",
		"growth",
		"warnings",
		"failure"
	],
	properties: {
		"version": { "const": 1 },
		"variant": {
			"type": "string",
			"pattern": "^[a-z][a-z0-9]{0,15}$"
		},
		"verdict": {
			"description": "already-built: nothing had changed. An image over its budget is there, and failed.",
			"enum": [
				"built",
				"already-built",
				"failed"
			]
		},
		"image": {
			"description": "Null if there is none.",
			"oneOf": [{
				"type": "object",
				"additionalProperties": false,
				"required": [
					"tag",
					"id",
					"bytes",
					"layers"
				],
				"properties": {
					"tag": { "type": "string" },
					"id": {
						"type": "string",
						"pattern": "^sha256:[0-9a-f]{64}$"
					},
					"bytes": {
						"type": "integer",
						"minimum": 0,
						"description": "Unpacked."
					},
					"layers": {
						"description": "Those that hold files, the base first.",
						"type": "array",
						"items": {
							"type": "object",
							"additionalProperties": false,
							"required": ["step", "bytes"],
							"properties": {
								"step": { "type": "string" },
								"bytes": {
									"type": "integer",
									"minimum": 0
								}
							}
						}
					}
				}
			}, { "type": "null" }]
		},
		"growth": {
			"description": "Against the image that this one follows; null if that is not known.",
			"oneOf": [{
				"type": "object",
				"additionalProperties": false,
				"required": [
					"against",
					"bytesBefore",
					"share"
				],
				"properties": {
					"against": {
						"description": "The image it is compared with.",
						"type": "string"
					},
					"bytesBefore": {
						"type": "integer",
						"minimum": 0,
						"description": "Of that image, unpacked."
					},
					"share": {
						"description": "0.05 for 5 % more, below 0 for less.",
						"type": "number"
					}
				}
			}, { "type": "null" }]
		},
		"warnings": {
			"type": "array",
			"maxItems": 20,
			"items": {
				"type": "string",
				"maxLength": 1e3
			}
		},
		"failure": {
			"description": "Null if nothing failed.",
			"oneOf": [{
				"type": "object",
				"additionalProperties": false,
				"required": ["message", "next"],
				"properties": {
					"message": {
						"description": "May have many lines: it quotes the last ones of a step that failed.",
						"type": "string",
						"maxLength": 8e3
					},
					"next": {
						"description": "The one next step, if there is one.",
						"type": ["string", "null"],
						"maxLength": 1e3
					}
				}
			}, { "type": "null" }]
		}
	}
};
// actions/smoke-test/report.schema.json
var report_schema_default$1 = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Report of smoke-test",
	description: "How submissions fared in an image. Texts are on one line and bounded, and may quote a submission unescaped.",
	type: "object",
	additionalProperties: false,
	required: [
		"version",
		"variant",
		"image",
		"problem",
		"runs",
		"passed"
	],
	properties: {
		"version": { "const": 1 },
		"variant": {
			"type": "string",
			"pattern": "^[a-z][a-z0-9]{0,15}$"
		},
		"image": {
			"type": "object",
			"additionalProperties": false,
			"required": ["reference", "id"],
			"properties": {
				"reference": { "type": "string" },
				"id": {
					"description": "Of the image that was run, as the engine names it.",
					"type": "string",
					"pattern": "^sha256:[0-9a-f]{64}$"
				}
			}
		},
		"problem": {
			"description": "What kept the submissions from being run at all, such as videos that can't be drawn; else null.",
			"oneOf": [{ "$ref": "#/definitions/text" }, { "type": "null" }]
		},
		"runs": {
			"description": "Empty if there is a problem above.",
			"type": "array",
			"maxItems": 2,
			"items": { "$ref": "#/definitions/run" }
		},
		"passed": {
			"description": "There was no problem, and every run passed.",
			"type": "boolean"
		}
	},
	definitions: {
		"text": {
			"type": "string",
			"maxLength": 500
		},
		"run": {
			"type": "object",
			"additionalProperties": false,
			"required": [
				"submission",
				"verdict",
				"exitCode",
				"message",
				"passed",
				"problem",
				"seconds",
				"microAp"
			],
			"properties": {
				"submission": { "enum": ["quickstart", "template"] },
				"verdict": {
					"description": "As docs/reference/exit-codes.md has it; null if it was not run.",
					"enum": [
						"ok",
						"fault",
						"usage",
						"surroundings",
						"invalid-submission",
						"submission-failed",
						"out-of-memory",
						"time-limit",
						"network-attempted",
						"disk-limit",
						"process-limit",
						"left-processes",
						"write-refused",
						null
					]
				},
				"exitCode": { "type": "integer" },
				"message": { "$ref": "#/definitions/text" },
				"passed": { "type": "boolean" },
				"problem": {
					"description": "What is not as expected; null if it passed.",
					"oneOf": [{ "$ref": "#/definitions/text" }, { "type": "null" }]
				},
				"seconds": {
					"description": "From packing to scoring.",
					"type": "number",
					"minimum": 0
				},
				"microAp": {
					"description": "Null if there is no outcome to score.",
					"oneOf": [{
						"type": "object",
						"additionalProperties": false,
						"required": ["full", "subset"],
						"properties": {
							"full": { "$ref": "#/definitions/score" },
							"subset": { "$ref": "#/definitions/score" }
						}
					}, { "type": "null" }]
				}
			}
		},
		"score": {
			"type": "number",
			"minimum": 0,
			"maximum": 1
		}
	}
};
// actions/validate-environment/report.schema.json
var report_schema_default = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Report of validate-environment",
	description: "What was found in the environment files. Texts quote the files of a pull request unescaped.",
	type: "object",
	additionalProperties: false,
	required: [
		"version",
		"verdict",
		"findings",
		"base",
		"notes",
		"variants"
	],
	properties: {
		"version": { "const": 1 },
		"verdict": {
			"description": "decision: nothing is wrong by rules that the change changes itself; undecided: a server did not answer; fault: a fault of ours.",
			"enum": [
				"mergeable",
				"decision",
				"blocked",
				"undecided",
				"fault"
			]
		},
		"findings": {
			"type": "array",
			"items": { "$ref": "#/definitions/finding" }
		},
		"base": {
			"description": "What the files were compared with; null if there was nothing.",
			"oneOf": [{
				"type": "object",
				"additionalProperties": false,
				"required": ["ref", "commit"],
				"properties": {
					"ref": { "type": "string" },
					"commit": {
						"type": "string",
						"pattern": "^[0-9a-f]{40,64}$"
					}
				}
			}, { "type": "null" }]
		},
		"notes": {
			"description": "What a reader should know about how the result came about.",
			"type": "array",
			"items": { "type": "string" }
		},
		"variants": {
			"description": "By name, those that have an environment file.",
			"type": "object",
			"maxProperties": 8,
			"propertyNames": { "pattern": "^[a-z][a-z0-9]{0,15}$" },
			"additionalProperties": { "$ref": "#/definitions/variant" }
		}
	},
	definitions: {
		"finding": {
			"type": "object",
			"additionalProperties": false,
			"required": [
				"file",
				"line",
				"column",
				"endColumn",
				"rule",
				"severity",
				"message"
			],
			"properties": {
				"file": {
					"description": "Path from the root of the repository.",
					"type": "string"
				},
				"line": {
					"type": "integer",
					"minimum": 1
				},
				"column": {
					"type": "integer",
					"minimum": 1
				},
				"endColumn": {
					"description": "One past the last column, on the same line.",
					"type": "integer",
					"minimum": 2
				},
				"rule": {
					"description": "An id that docs/reference/rules.md explains.",
					"type": "string"
				},
				"severity": { "enum": [
					"error",
					"warning",
					"notice"
				] },
				"message": { "type": "string" },
				"suggestion": {
					"description": "What to write or do instead.",
					"type": "string"
				}
			}
		},
		"variant": {
			"type": "object",
			"additionalProperties": false,
			"required": [
				"file",
				"changed",
				"changes",
				"solution"
			],
			"properties": {
				"file": { "type": "string" },
				"changed": {
					"description": "True too if there was nothing to compare with.",
					"type": "boolean"
				},
				"changes": {
					"description": "Entries against the base; null if there was nothing to compare with.",
					"oneOf": [{
						"type": "array",
						"items": { "$ref": "#/definitions/entryChange" }
					}, { "type": "null" }]
				},
				"solution": {
					"description": "Null if the file was not solved.",
					"oneOf": [{ "$ref": "#/definitions/solution" }, { "type": "null" }]
				}
			}
		},
		"entryChange": {
			"type": "object",
			"additionalProperties": false,
			"required": [
				"section",
				"kind",
				"name",
				"before",
				"after"
			],
			"properties": {
				"section": { "enum": ["conda", "pip"] },
				"kind": { "enum": [
					"added",
					"removed",
					"changed"
				] },
				"name": { "type": "string" },
				"before": { "type": ["string", "null"] },
				"after": { "type": ["string", "null"] }
			}
		},
		"solution": {
			"type": "object",
			"additionalProperties": false,
			"required": [
				"verdict",
				"baseVerdict",
				"pip",
				"undecided",
				"packages",
				"difference"
			],
			"properties": {
				"verdict": { "$ref": "#/definitions/solveVerdict" },
				"baseVerdict": { "oneOf": [{ "$ref": "#/definitions/solveVerdict" }, { "type": "null" }] },
				"pip": { "enum": [
					"checked",
					"pypi-unavailable",
					null
				] },
				"undecided": {
					"description": "Why nobody can tell, in a sentence.",
					"type": ["string", "null"]
				},
				"packages": {
					"description": "How many conda packages are installed.",
					"type": ["integer", "null"]
				},
				"difference": { "oneOf": [{ "$ref": "#/definitions/difference" }, { "type": "null" }] },
				"facts": {
					"description": "Of the packages that come in or move, the first 40; null if nobody can tell which do.",
					"oneOf": [{
						"type": "array",
						"maxItems": 40,
						"items": { "$ref": "#/definitions/packageFacts" }
					}, { "type": "null" }]
				}
			}
		},
		"packageFacts": {
			"description": "Null is what is not known.",
			"type": "object",
			"additionalProperties": false,
			"required": [
				"section",
				"name",
				"version",
				"licence",
				"notFree",
				"downloadBytes",
				"unpackedBytes",
				"released",
				"newest",
				"script",
				"advisories",
				"notAsked"
			],
			"properties": {
				"section": { "enum": ["conda", "pip"] },
				"name": { "type": "string" },
				"version": { "type": "string" },
				"licence": {
					"description": "As the package states it.",
					"type": ["string", "null"]
				},
				"notFree": {
					"description": "Whether the policy lists the licence as one that isn't free for all uses.",
					"type": "boolean"
				},
				"downloadBytes": { "type": ["integer", "null"] },
				"unpackedBytes": { "type": ["integer", "null"] },
				"released": {
					"description": "ISO 8601.",
					"type": ["string", "null"]
				},
				"newest": {
					"description": "The last release of the same package.",
					"oneOf": [{
						"type": "object",
						"additionalProperties": false,
						"required": ["version", "released"],
						"properties": {
							"version": { "type": "string" },
							"released": { "type": "string" }
						}
					}, { "type": "null" }]
				},
				"script": {
					"description": "Whether it brings a script that runs while it is installed.",
					"type": ["boolean", "null"]
				},
				"advisories": {
					"description": "The known ones, the worst first; null if nobody was asked.",
					"oneOf": [{
						"type": "array",
						"items": { "$ref": "#/definitions/advisory" }
					}, { "type": "null" }]
				},
				"notAsked": {
					"description": "Why nobody was asked for advisories, in a few words.",
					"type": ["string", "null"]
				}
			}
		},
		"advisory": {
			"type": "object",
			"additionalProperties": false,
			"required": [
				"ids",
				"summary",
				"severity",
				"fixed"
			],
			"properties": {
				"ids": {
					"description": "The record's id in the OSV database, then its aliases.",
					"type": "array",
					"minItems": 1,
					"items": { "type": "string" }
				},
				"summary": { "type": "string" },
				"severity": { "enum": [
					"critical",
					"high",
					"medium",
					"low",
					"not rated"
				] },
				"fixed": {
					"description": "Versions that don't have it.",
					"type": "array",
					"items": { "type": "string" }
				}
			}
		},
		"solveVerdict": { "enum": [
			"solved",
			"invalid",
			"unsolvable",
			"strict-priority",
			"channel-unavailable",
			"timed-out",
			"crashed"
		] },
		"difference": {
			"description": "The solved base against the solved head.",
			"type": "object",
			"additionalProperties": false,
			"required": [
				"additiveOnly",
				"added",
				"upgraded",
				"downgraded",
				"rebuilt",
				"removed",
				"download"
			],
			"properties": {
				"additiveOnly": {
					"description": "Nothing that is installed today changes.",
					"type": "boolean"
				},
				"added": { "$ref": "#/definitions/packageChanges" },
				"upgraded": { "$ref": "#/definitions/packageChanges" },
				"downgraded": { "$ref": "#/definitions/packageChanges" },
				"rebuilt": { "$ref": "#/definitions/packageChanges" },
				"removed": { "$ref": "#/definitions/packageChanges" },
				"download": {
					"type": "object",
					"additionalProperties": false,
					"required": [
						"changedBytes",
						"growthBytes",
						"unknownSizes"
					],
					"properties": {
						"changedBytes": {
							"description": "All packages that are not the same as before.",
							"type": "integer"
						},
						"growthBytes": {
							"description": "How much more the whole environment takes; negative where less.",
							"type": "integer"
						},
						"unknownSizes": {
							"description": "Packages that the figures leave out.",
							"type": "array",
							"items": { "type": "string" }
						}
					}
				}
			}
		},
		"packageChanges": {
			"type": "array",
			"items": {
				"type": "object",
				"additionalProperties": false,
				"required": [
					"name",
					"before",
					"after"
				],
				"properties": {
					"section": { "enum": ["conda", "pip"] },
					"name": { "type": "string" },
					"why": {
						"description": "What made it move; absent for what is added.",
						"type": "string",
						"maxLength": 2e3
					},
					"before": { "oneOf": [{ "$ref": "#/definitions/package" }, { "type": "null" }] },
					"after": { "oneOf": [{ "$ref": "#/definitions/package" }, { "type": "null" }] }
				}
			}
		},
		"package": {
			"type": "object",
			"additionalProperties": false,
			"required": ["version"],
			"properties": {
				"version": { "type": "string" },
				"build": { "type": "string" },
				"url": { "type": "string" }
			}
		}
	}
};
// actions/src/commands/request/comment-report/collect-reports.ts
var import_ajv = require_ajv$1.require_ajv();
/** Ours have some ten thousand characters. */
const LARGEST = 4 * 2 ** 20;
const REFUSALS = {
	link: "is a link",
	"no file": "is not a file",
	"too large": "is too large"
};
/**
* Reads the reports that the jobs of a run left behind, each in a folder of its artifact. All of it
* may be forged: only these very files are read, if they are plain, small and as their schemas say.
* Texts in them are hostile still.
*
* @param variants names of those whose images may have reports
*/
async function collectReports(folder, variants) {
	const unusable = [];
	const ajv = new import_ajv.Ajv({ allowUnionTypes: true });
	async function read(file, schema) {
		const found = await readReport(folder, file, ajv.compile(schema));
		if (typeof found !== "string") return found?.report;
		unusable.push(`${file} ${found}`);
	}
	const environment = await read("report-environment/environment-report.json", report_schema_default);
	const images = [];
	for (const variant of variants) {
		const at = `report-image-${variant}`;
		const image = {
			variant,
			build: await read(`${at}/build-${variant}.json`, report_schema_default$2),
			test: await read(`${at}/test-${variant}.json`, require_report_schema.report_schema_default),
			smoke: await read(`${at}/smoke-${variant}.json`, report_schema_default$1)
		};
		if (image.build ?? image.test ?? image.smoke) images.push(image);
	}
	return {
		environment,
		images,
		unusable
	};
}
/** The report, why it can't be used, or undefined if there is no such file. */
async function readReport(folder, file, fits) {
	try {
		const found = await require_artifact_file.readArtifactFile(folder, file, LARGEST);
		if (found === "missing") return void 0;
		if (typeof found === "string") return REFUSALS[found];
		const value = JSON.parse(found.toString("utf8"));
		return fits(value) ? { report: value } : "does not fit its schema";
	} catch (error) {
		return error instanceof SyntaxError ? "is not JSON" : "cannot be read";
	}
}
// actions/src/commands/comment-text.ts
/** The sign of a verdict. */
const PASSED = require_action.stateSigns.passed.trim();
/**
* The comment on a pull request, in GitHub's Markdown. The sign of a verdict stands at its start or nowhere:
* names and reports of a request may hold it too.
*
* @param view undefined if the pull request touches nothing of the checks any more
*/
function commentText(view, { url, sha }) {
	return `${(view === void 0 ? "This pull request changes no environment, no image and no example any more.\n" : require_markdown.renderMarkdown(view, require_markdown.COMMENT_ROOM)).replaceAll(PASSED, (sign, at) => at === 3 ? sign : "U+2705")}\n<sub>[The run](${url}) has the log, and the reports as artifacts. Commit ${sha}</sub>\n`;
}
/** The text of an issue, in GitHub's Markdown; see `besideRun`. */
function issueText(view, url) {
	return besideRun(require_markdown.renderMarkdown(view, require_markdown.COMMENT_ROOM), url);
}
/**
* A text in GitHub's Markdown, with where it comes from.
* @param url address of the run; undefined if no run of a workflow says it
*/
function besideRun(text, url) {
	if (url === void 0) return text;
	return `${text}\n[The run](${url}) has the log, and the reports as artifacts.\n`;
}
Object.defineProperty(exports, "besideRun", {
	enumerable: true,
	get: function() {
		return besideRun;
	}
});
Object.defineProperty(exports, "collectReports", {
	enumerable: true,
	get: function() {
		return collectReports;
	}
});
Object.defineProperty(exports, "commentText", {
	enumerable: true,
	get: function() {
		return commentText;
	}
});
Object.defineProperty(exports, "issueText", {
	enumerable: true,
	get: function() {
		return issueText;
	}
});
