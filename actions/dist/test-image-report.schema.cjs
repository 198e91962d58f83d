// actions/test-image/report.schema.json
var report_schema_default = {
	$schema: "http://json-schema.org/draft-07/schema#",
	title: "Report of test-image",
	description: "How the tests of an image ended. Texts quote hostile output unescaped.",
	type: "object",
	additionalProperties: false,
	required: [
		"version",
		"variant",
		"verdict",
		"image",
		"checks",
		"failure"
	],
	properties: {
		"version": { "const": 1 },
		"variant": {
			"type": "string",
			"pattern": "^[a-z][a-z0-9]{0,15}$"
		},
		"verdict": { "enum": ["passed", "failed"] },
		"image": {
			"description": "Null if the tests could not run.",
			"oneOf": [{
				"type": "object",
				"additionalProperties": false,
				"required": ["reference", "id"],
				"properties": {
					"reference": { "type": "string" },
					"id": {
						"type": "string",
						"pattern": "^sha256:[0-9a-f]{64}$"
					}
				}
			}, { "type": "null" }]
		},
		"checks": {
			"description": "Those that failed come first.",
			"type": "array",
			"maxItems": 2e3,
			"items": {
				"type": "object",
				"additionalProperties": false,
				"required": [
					"group",
					"name",
					"status",
					"detail",
					"seconds"
				],
				"properties": {
					"group": {
						"description": "contract, gpu, import, lock or tests.",
						"type": "string",
						"maxLength": 200
					},
					"name": {
						"type": "string",
						"maxLength": 200
					},
					"status": {
						"description": "skipped: not tested.",
						"enum": [
							"passed",
							"failed",
							"skipped"
						]
					},
					"detail": {
						"description": "What was imported, or the first useful line of the error.",
						"type": "string",
						"maxLength": 1e3
					},
					"seconds": {
						"type": "number",
						"minimum": 0
					}
				}
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
Object.defineProperty(exports, "report_schema_default", {
	enumerable: true,
	get: function() {
		return report_schema_default;
	}
});
