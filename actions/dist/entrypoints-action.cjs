const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_errors = require("./errors.cjs");
const require_prose = require("./report-prose.cjs");
let os = require("os");
let os$1 = require_rolldown_runtime.__toESM(os, 1);
os = require_rolldown_runtime.__toESM(os);
let crypto = require("crypto");
crypto = require_rolldown_runtime.__toESM(crypto, 1);
let fs = require("fs");
fs = require_rolldown_runtime.__toESM(fs, 1);
let path = require("path");
let path$5 = require_rolldown_runtime.__toESM(path, 1);
path = require_rolldown_runtime.__toESM(path);
let events = require("events");
events = require_rolldown_runtime.__toESM(events, 1);
let assert = require("assert");
let node_crypto = require("node:crypto");
let string_decoder = require("string_decoder");
let child_process = require("child_process");
child_process = require_rolldown_runtime.__toESM(child_process, 1);
let timers = require("timers");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_timers_promises = require("node:timers/promises");
let node_child_process = require("node:child_process");
let node_fs_promises = require("node:fs/promises");
// actions/src/declaration/command.ts
/**
* How a command has ended. `rest` is what `run` did not take of its inputs, by
* `({ image, force, ...rest }) =>`: an input that is declared and left out does not compile.
*/
function ended(_rest, ending) {
	return ending;
}
/**
* Declares a command. Help, completion, the action, its action.yml, the tables in the documents and
* the Makefile's targets all come from here.
*/
function command(declaration) {
	return declaration;
}
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && true) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? void 0,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? void 0,
		abortPipeEarly: config$1?.abortPipeEarly ?? void 0
	};
}
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? (context.reference, issue.lang, void 0) ?? (isSchema ? (issue.lang, void 0) : null) ?? config$1.message ?? (issue.lang, void 0);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}
/**
* A Valibot error with useful information.
*/
var ValiError = class extends Error {
	/**
	* Creates a Valibot error with useful information.
	*
	* @param issues The error issues.
	*/
	constructor(issues) {
		super(issues[0].message);
		this.name = "ValiError";
		this.issues = issues;
	}
};
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function maxValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_value",
		reference: maxValue,
		async: false,
		expects: `<=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value <= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: false,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}
/**
* Creates a to lower case transformation action.
*
* @returns A to lower case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toLowerCase() {
	return {
		kind: "transformation",
		type: "to_lower_case",
		reference: toLowerCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toLowerCase();
			return dataset;
		}
	};
}
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transform(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transform,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = this.operation(dataset.value);
			return dataset;
		}
	};
}
/**
* Creates a trim transformation action.
*
* @returns A trim action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trim() {
	return {
		kind: "transformation",
		type: "trim",
		reference: trim,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trim();
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function url$1(message$1) {
	return {
		kind: "validation",
		type: "url",
		reference: url$1,
		async: false,
		expects: null,
		requirement(input) {
			try {
				if (URL.canParse) return URL.canParse(input);
				new URL(input);
				return true;
			} catch {
				return false;
			}
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "URL", dataset, config$1);
			return dataset;
		}
	};
}
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function tuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/**
* Returns the sub issues of the provided datasets for the union issue.
*
* @param datasets The datasets.
*
* @returns The sub issues.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _subIssues(datasets) {
	let issues;
	if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue);
	else issues = dataset.issues;
	return issues;
}
/* @__NO_SIDE_EFFECTS__ */
function union(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: union,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
function parse$1(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}
// actions/src/text.ts
/** Bytes for people, in binary units with one decimal: `1.5 GiB`, `512 B`. */
function formatBytes(bytes) {
	const units = [
		"B",
		"KiB",
		"MiB",
		"GiB",
		"TiB"
	];
	const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
	return `${(bytes / 2 ** (10 * power)).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}
/** Bytes that people wrote: `8g`, `512 MiB`, `1048576`; undefined if it is something else. */
function parseBytes(text) {
	const match = /^\s*(\d+(?:\.\d+)?)\s*(?:([kmgt])i?)?b?\s*$/i.exec(text);
	const power = " kmgt".indexOf((match?.[2] ?? " ").toLowerCase());
	const bytes = Math.floor(Number(match?.[1] ?? 0) * 2 ** (10 * power));
	return bytes > 0 && Number.isSafeInteger(bytes) ? bytes : void 0;
}
/** A whole number for people: `48,715`. */
function grouped(value) {
	return value.toLocaleString("en-US");
}
/** Seconds for people: `0.4 s`, `1 min 05 s`, `2 h 03 min`. */
function formatSeconds(seconds) {
	if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
	const whole = Math.round(seconds);
	if (whole < 3600) return `${Math.floor(whole / 60)} min ${pad(whole % 60)} s`;
	return `${Math.floor(whole / 3600)} h ${pad(Math.floor(whole % 3600 / 60))} min`;
}
/** The digits of an id (`sha256:…`) that the engine's own lists show. */
function shortId(id) {
	return id.slice(7, 19);
}
/** The last lines of an output, to stand below a message: the second and later ones indented. */
function lastLines(output, count) {
	return output.trim().split("\n").slice(-count).join("\n  ");
}
/** The first of many items, in words: `a, b and 3 more`. */
function listed(items, most = 8, separator = ", ") {
	const rest = items.length - most;
	return items.slice(0, most).join(separator) + (rest > 0 ? ` and ${rest} more` : "");
}
/** A text with which a sentence begins. */
function capitalized(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
function pad(value) {
	return String(value).padStart(2, "0");
}
// actions/src/declaration/kinds.ts
/** Timers of Node hold 24.8 days. */
const LONGEST_SECONDS = 1728e3;
/** A name of an image with a registry, a tag and a digest is shorter (255 + 128 + 71). */
const LONGEST_IMAGE = 512;
/** Digits as people type them: no sign, exponent or fraction, and none of another script. */
const digits = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ trim(), /* @__PURE__ */ regex(/^[0-9]{1,9}$/), /* @__PURE__ */ transform(Number));
const booleanKind = {
	name: "boolean",
	placeholder: "true|false",
	wanted: "true or false",
	schema: /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ trim(), /* @__PURE__ */ toLowerCase(), /* @__PURE__ */ picklist([
		"true",
		"yes",
		"1",
		"false",
		"no",
		"0"
	]), /* @__PURE__ */ transform((word) => [
		"true",
		"yes",
		"1"
	].includes(word))),
	choices: ["true", "false"]
};
const secondsKind = {
	name: "seconds",
	placeholder: "seconds",
	wanted: `a whole number of seconds from 1 to ${LONGEST_SECONDS}`,
	schema: /* @__PURE__ */ pipe(digits, /* @__PURE__ */ minValue(1), /* @__PURE__ */ maxValue(LONGEST_SECONDS))
};
const countKind = {
	name: "count",
	placeholder: "n",
	wanted: "a whole number from 1 to 1000000",
	schema: /* @__PURE__ */ pipe(digits, /* @__PURE__ */ minValue(1), /* @__PURE__ */ maxValue(1e6))
};
const bytesKind = {
	name: "bytes",
	placeholder: "size",
	wanted: "a size such as 512m or 8g, at most 1024t",
	schema: /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ transform(parseBytes), /* @__PURE__ */ number(), /* @__PURE__ */ minValue(1), /* @__PURE__ */ maxValue(2 ** 50))
};
/** Read as it stands; each entrypoint resolves it against the folder that its user is in. */
const pathKind = {
	name: "path",
	placeholder: "path",
	wanted: "the path of a file or folder",
	schema: /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ regex(/^[^\0]+$/))
};
/** The grammar of github.com/distribution/reference, or an image's id. */
const imageKind = {
	name: "image reference",
	placeholder: "image",
	wanted: "a name of an image such as name:tag, or an id",
	schema: /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ trim(), /* @__PURE__ */ maxLength(LONGEST_IMAGE), /* @__PURE__ */ regex(/^(?:(?:[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]+)?\/)?[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)*(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@sha256:[0-9a-f]{64})?|sha256:[0-9a-f]{64})$/))
};
/** Whether the competition has such a variant is for the command to find out. */
const variantKind = {
	name: "variant",
	placeholder: "variant",
	wanted: "the name of a variant of environment/competition.yml",
	schema: /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ trim(), /* @__PURE__ */ regex(/^[a-z][a-z0-9]{0,15}$/))
};
const datasetKind = {
	name: "data set",
	placeholder: "name",
	wanted: "the name of a data set of environment/competition.yml",
	schema: /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ trim(), /* @__PURE__ */ regex(/^[a-z][a-z0-9_-]{0,31}$/))
};
const urlKind = {
	name: "address",
	placeholder: "url",
	wanted: "an address that starts with http:// or https://",
	schema: /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ trim(), /* @__PURE__ */ url$1(), /* @__PURE__ */ regex(/^https?:/i))
};
/** For what can be left out altogether. */
const urlOrNoneKind = {
	name: "address or none",
	placeholder: "url",
	wanted: "an address that starts with http:// or https://, or none",
	schema: /* @__PURE__ */ union([/* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ trim(), /* @__PURE__ */ literal("none")), urlKind.schema])
};
const textKind = {
	name: "text",
	placeholder: "text",
	wanted: "one line of text",
	schema: /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ trim(), /* @__PURE__ */ regex(/^.+$/))
};
/** Values one after the other: repeated on a command line, one on each line of an action's input. */
const listKind = {
	name: "list",
	placeholder: "text...",
	wanted: "one value on each line",
	typed: "one value or more, one after the other",
	schema: /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ transform((text) => text.split("\n").flatMap((line) => line.trim() || [])), /* @__PURE__ */ array(/* @__PURE__ */ string()), /* @__PURE__ */ minLength(1))
};
/** One of some words, in this case and no other. */
function choiceKind(choices) {
	const words = choices.length === 1 ? choices[0] : `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;
	return {
		name: "choice",
		placeholder: choices.join("|"),
		wanted: words ?? "",
		schema: /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ trim(), /* @__PURE__ */ picklist(choices)),
		choices
	};
}
// actions/src/declaration/input.ts
function input(kind, options) {
	return {
		kind,
		...options
	};
}
/** `true` or `false`; a flag `--name`, and `--no-name` if it is true by default. */
const flag = (options) => input(booleanKind, {
	default: false,
	...options
});
const seconds = (options) => input(secondsKind, options);
const count = (options) => input(countKind, options);
/** A size of memory or of files, in bytes. */
const bytes = (options) => input(bytesKind, options);
/** An absolute path once it is read. */
const path$4 = (options) => input(pathKind, options);
const imageReference = (options) => input(imageKind, options);
const url = (options) => input(urlKind, options);
const urlOrNone = (options) => input(urlOrNoneKind, options);
const text = (options) => input(textKind, options);
/** A name of a variant; `variantOf` says whether there is one. */
const variantName = (options) => input(variantKind, options);
/** A name of a data set; `datasetOf` says whether there is one. */
const datasetName = (options) => input(datasetKind, options);
const list = (options) => input(listKind, options);
const choice = (choices, options) => input(choiceKind(choices), options);
/** `timeLimit` as a flag, an action's input and a column write it: `time-limit`. */
function kebabCase(key) {
	return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
// node_modules/@actions/core/lib/utils.js
/**
* Sanitizes an input into a string so it can be passed into issueCommand safely
* @param input input to sanitize into a string
*/
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
/**
*
* @param annotationProperties
* @returns The command properties to send with the actual annotation command
* See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
*/
function toCommandProperties(annotationProperties) {
	if (!Object.keys(annotationProperties).length) return {};
	return {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	};
}
// node_modules/@actions/core/lib/command.js
/**
* Issues a command to the GitHub Actions runner
*
* @param command - The command name to issue
* @param properties - Additional properties for the command (key-value pairs)
* @param message - The message to include with the command
* @remarks
* This function outputs a specially formatted string to stdout that the Actions
* runner interprets as a command. These commands can control workflow behavior,
* set outputs, create annotations, mask values, and more.
*
* Command Format:
*   ::name key=value,key=value::message
*
* @example
* ```typescript
* // Issue a warning annotation
* issueCommand('warning', {}, 'This is a warning message');
* // Output: ::warning::This is a warning message
*
* // Set an environment variable
* issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
* // Output: ::set-env name=MY_VAR::some value
*
* // Add a secret mask
* issueCommand('add-mask', {}, 'secretValue123');
* // Output: ::add-mask::secretValue123
* ```
*
* @internal
* This is an internal utility function that powers the public API functions
* such as setSecret, warning, error, and exportVariable.
*/
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os$1.EOL);
}
function issue(name, message = "") {
	issueCommand(name, {}, message);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
// node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!fs.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	fs.appendFileSync(filePath, `${toCommandValue(message)}${os$1.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os$1.EOL}${convertedValue}${os$1.EOL}${delimiter}`;
}
// node_modules/@actions/core/lib/summary.js
var __awaiter$5 = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { access: access$1, appendFile, writeFile } = fs.promises;
const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
	constructor() {
		this._buffer = "";
	}
	/**
	* Finds the summary file path from the environment, rejects if env var is not found or file does not exist
	* Also checks r/w permissions.
	*
	* @returns step summary file path
	*/
	filePath() {
		return __awaiter$5(this, void 0, void 0, function* () {
			if (this._filePath) return this._filePath;
			const pathFromEnv = process.env[SUMMARY_ENV_VAR];
			if (!pathFromEnv) throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
			try {
				yield access$1(pathFromEnv, fs.constants.R_OK | fs.constants.W_OK);
			} catch (_a) {
				throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
			}
			this._filePath = pathFromEnv;
			return this._filePath;
		});
	}
	/**
	* Wraps content in an HTML tag, adding any HTML attributes
	*
	* @param {string} tag HTML tag to wrap
	* @param {string | null} content content within the tag
	* @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
	*
	* @returns {string} content wrapped in HTML element
	*/
	wrap(tag, content, attrs = {}) {
		const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
		if (!content) return `<${tag}${htmlAttrs}>`;
		return `<${tag}${htmlAttrs}>${content}</${tag}>`;
	}
	/**
	* Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
	*
	* @param {SummaryWriteOptions} [options] (optional) options for write operation
	*
	* @returns {Promise<Summary>} summary instance
	*/
	write(options) {
		return __awaiter$5(this, void 0, void 0, function* () {
			const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
			const filePath = yield this.filePath();
			yield (overwrite ? writeFile : appendFile)(filePath, this._buffer, { encoding: "utf8" });
			return this.emptyBuffer();
		});
	}
	/**
	* Clears the summary buffer and wipes the summary file
	*
	* @returns {Summary} summary instance
	*/
	clear() {
		return __awaiter$5(this, void 0, void 0, function* () {
			return this.emptyBuffer().write({ overwrite: true });
		});
	}
	/**
	* Returns the current summary buffer as a string
	*
	* @returns {string} string of summary buffer
	*/
	stringify() {
		return this._buffer;
	}
	/**
	* If the summary buffer is empty
	*
	* @returns {boolen} true if the buffer is empty
	*/
	isEmptyBuffer() {
		return this._buffer.length === 0;
	}
	/**
	* Resets the summary buffer without writing to summary file
	*
	* @returns {Summary} summary instance
	*/
	emptyBuffer() {
		this._buffer = "";
		return this;
	}
	/**
	* Adds raw text to the summary buffer
	*
	* @param {string} text content to add
	* @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
	*
	* @returns {Summary} summary instance
	*/
	addRaw(text, addEOL = false) {
		this._buffer += text;
		return addEOL ? this.addEOL() : this;
	}
	/**
	* Adds the operating system-specific end-of-line marker to the buffer
	*
	* @returns {Summary} summary instance
	*/
	addEOL() {
		return this.addRaw(os$1.EOL);
	}
	/**
	* Adds an HTML codeblock to the summary buffer
	*
	* @param {string} code content to render within fenced code block
	* @param {string} lang (optional) language to syntax highlight code
	*
	* @returns {Summary} summary instance
	*/
	addCodeBlock(code, lang) {
		const attrs = Object.assign({}, lang && { lang });
		const element = this.wrap("pre", this.wrap("code", code), attrs);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML list to the summary buffer
	*
	* @param {string[]} items list of items to render
	* @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
	*
	* @returns {Summary} summary instance
	*/
	addList(items, ordered = false) {
		const tag = ordered ? "ol" : "ul";
		const listItems = items.map((item) => this.wrap("li", item)).join("");
		const element = this.wrap(tag, listItems);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML table to the summary buffer
	*
	* @param {SummaryTableCell[]} rows table rows
	*
	* @returns {Summary} summary instance
	*/
	addTable(rows) {
		const tableBody = rows.map((row) => {
			const cells = row.map((cell) => {
				if (typeof cell === "string") return this.wrap("td", cell);
				const { header, data, colspan, rowspan } = cell;
				const tag = header ? "th" : "td";
				const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
				return this.wrap(tag, data, attrs);
			}).join("");
			return this.wrap("tr", cells);
		}).join("");
		const element = this.wrap("table", tableBody);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds a collapsable HTML details element to the summary buffer
	*
	* @param {string} label text for the closed state
	* @param {string} content collapsable content
	*
	* @returns {Summary} summary instance
	*/
	addDetails(label, content) {
		const element = this.wrap("details", this.wrap("summary", label) + content);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML image tag to the summary buffer
	*
	* @param {string} src path to the image you to embed
	* @param {string} alt text description of the image
	* @param {SummaryImageOptions} options (optional) addition image attributes
	*
	* @returns {Summary} summary instance
	*/
	addImage(src, alt, options) {
		const { width, height } = options || {};
		const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
		const element = this.wrap("img", null, Object.assign({
			src,
			alt
		}, attrs));
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML section heading element
	*
	* @param {string} text heading text
	* @param {number | string} [level=1] (optional) the heading level, default: 1
	*
	* @returns {Summary} summary instance
	*/
	addHeading(text, level) {
		const tag = `h${level}`;
		const allowedTag = [
			"h1",
			"h2",
			"h3",
			"h4",
			"h5",
			"h6"
		].includes(tag) ? tag : "h1";
		const element = this.wrap(allowedTag, text);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML thematic break (<hr>) to the summary buffer
	*
	* @returns {Summary} summary instance
	*/
	addSeparator() {
		const element = this.wrap("hr", null);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML line break (<br>) to the summary buffer
	*
	* @returns {Summary} summary instance
	*/
	addBreak() {
		const element = this.wrap("br", null);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML blockquote to the summary buffer
	*
	* @param {string} text quote text
	* @param {string} cite (optional) citation url
	*
	* @returns {Summary} summary instance
	*/
	addQuote(text, cite) {
		const attrs = Object.assign({}, cite && { cite });
		const element = this.wrap("blockquote", text, attrs);
		return this.addRaw(element).addEOL();
	}
	/**
	* Adds an HTML anchor tag to the summary buffer
	*
	* @param {string} text link text/content
	* @param {string} href hyperlink
	*
	* @returns {Summary} summary instance
	*/
	addLink(text, href) {
		const element = this.wrap("a", text, { href });
		return this.addRaw(element).addEOL();
	}
};
const summary = new Summary();
// node_modules/@actions/io/lib/io-util.js
var __awaiter$4 = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat: stat$1, symlink, unlink } = fs.promises;
const IS_WINDOWS$1 = process.platform === "win32";
fs.constants.O_RDONLY;
function exists(fsPath) {
	return __awaiter$4(this, void 0, void 0, function* () {
		try {
			yield stat$1(fsPath);
		} catch (err) {
			if (err.code === "ENOENT") return false;
			throw err;
		}
		return true;
	});
}
/**
* On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
* \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
*/
function isRooted(p) {
	p = normalizeSeparators(p);
	if (!p) throw new Error("isRooted() parameter \"p\" cannot be empty");
	if (IS_WINDOWS$1) return p.startsWith("\\") || /^[A-Z]:/i.test(p);
	return p.startsWith("/");
}
/**
* Best effort attempt to determine whether a file exists and is executable.
* @param filePath    file path to check
* @param extensions  additional file extensions to try
* @return if file exists and is executable, returns the file path. otherwise empty string.
*/
function tryGetExecutablePath(filePath, extensions) {
	return __awaiter$4(this, void 0, void 0, function* () {
		let stats = void 0;
		try {
			stats = yield stat$1(filePath);
		} catch (err) {
			if (err.code !== "ENOENT") console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
		}
		if (stats && stats.isFile()) {
			if (IS_WINDOWS$1) {
				const upperExt = path$5.extname(filePath).toUpperCase();
				if (extensions.some((validExt) => validExt.toUpperCase() === upperExt)) return filePath;
			} else if (isUnixExecutable(stats)) return filePath;
		}
		const originalFilePath = filePath;
		for (const extension of extensions) {
			filePath = originalFilePath + extension;
			stats = void 0;
			try {
				stats = yield stat$1(filePath);
			} catch (err) {
				if (err.code !== "ENOENT") console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
			}
			if (stats && stats.isFile()) {
				if (IS_WINDOWS$1) {
					try {
						const directory = path$5.dirname(filePath);
						const upperName = path$5.basename(filePath).toUpperCase();
						for (const actualName of yield readdir(directory)) if (upperName === actualName.toUpperCase()) {
							filePath = path$5.join(directory, actualName);
							break;
						}
					} catch (err) {
						console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
					}
					return filePath;
				} else if (isUnixExecutable(stats)) return filePath;
			}
		}
		return "";
	});
}
function normalizeSeparators(p) {
	p = p || "";
	if (IS_WINDOWS$1) {
		p = p.replace(/\//g, "\\");
		return p.replace(/\\\\+/g, "\\");
	}
	return p.replace(/\/\/+/g, "/");
}
function isUnixExecutable(stats) {
	return (stats.mode & 1) > 0 || (stats.mode & 8) > 0 && process.getgid !== void 0 && stats.gid === process.getgid() || (stats.mode & 64) > 0 && process.getuid !== void 0 && stats.uid === process.getuid();
}
// node_modules/@actions/io/lib/io.js
var __awaiter$3 = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
/**
* Remove a path recursively with force
*
* @param inputPath path to remove
*/
function rmRF(inputPath) {
	return __awaiter$3(this, void 0, void 0, function* () {
		if (IS_WINDOWS$1) {
			if (/[*"<>|]/.test(inputPath)) throw new Error("File path must not contain `*`, `\"`, `<`, `>` or `|` on Windows");
		}
		try {
			yield rm(inputPath, {
				force: true,
				maxRetries: 3,
				recursive: true,
				retryDelay: 300
			});
		} catch (err) {
			throw new Error(`File was unable to be removed ${err}`);
		}
	});
}
/**
* Make a directory.  Creates the full path with folders in between
* Will throw if it fails
*
* @param   fsPath        path to create
* @returns Promise<void>
*/
function mkdirP(fsPath) {
	return __awaiter$3(this, void 0, void 0, function* () {
		(0, assert.ok)(fsPath, "a path argument must be provided");
		yield mkdir(fsPath, { recursive: true });
	});
}
/**
* Returns path of a tool had the tool actually been invoked.  Resolves via paths.
* If you check and the tool does not exist, it will throw.
*
* @param     tool              name of the tool
* @param     check             whether to check if tool exists
* @returns   Promise<string>   path to tool
*/
function which(tool, check) {
	return __awaiter$3(this, void 0, void 0, function* () {
		if (!tool) throw new Error("parameter 'tool' is required");
		if (check) {
			const result = yield which(tool, false);
			if (!result) {
				if (IS_WINDOWS$1) throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
				else throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
			}
			return result;
		}
		const matches = yield findInPath(tool);
		if (matches && matches.length > 0) return matches[0];
		return "";
	});
}
/**
* Returns a list of all occurrences of the given tool on the system path.
*
* @returns   Promise<string[]>  the paths of the tool
*/
function findInPath(tool) {
	return __awaiter$3(this, void 0, void 0, function* () {
		if (!tool) throw new Error("parameter 'tool' is required");
		const extensions = [];
		if (IS_WINDOWS$1 && process.env["PATHEXT"]) {
			for (const extension of process.env["PATHEXT"].split(path$5.delimiter)) if (extension) extensions.push(extension);
		}
		if (isRooted(tool)) {
			const filePath = yield tryGetExecutablePath(tool, extensions);
			if (filePath) return [filePath];
			return [];
		}
		if (tool.includes(path$5.sep)) return [];
		const directories = [];
		if (process.env.PATH) {
			for (const p of process.env.PATH.split(path$5.delimiter)) if (p) directories.push(p);
		}
		const matches = [];
		for (const directory of directories) {
			const filePath = yield tryGetExecutablePath(path$5.join(directory, tool), extensions);
			if (filePath) matches.push(filePath);
		}
		return matches;
	});
}
// node_modules/@actions/exec/lib/toolrunner.js
var __awaiter$2 = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const IS_WINDOWS = process.platform === "win32";
var ToolRunner = class extends events.EventEmitter {
	constructor(toolPath, args, options) {
		super();
		if (!toolPath) throw new Error("Parameter 'toolPath' cannot be null or empty.");
		this.toolPath = toolPath;
		this.args = args || [];
		this.options = options || {};
	}
	_debug(message) {
		if (this.options.listeners && this.options.listeners.debug) this.options.listeners.debug(message);
	}
	_getCommandString(options, noPrefix) {
		const toolPath = this._getSpawnFileName();
		const args = this._getSpawnArgs(options);
		let cmd = noPrefix ? "" : "[command]";
		if (IS_WINDOWS) {
			if (this._isCmdFile()) {
				cmd += toolPath;
				for (const a of args) cmd += ` ${a}`;
			} else if (options.windowsVerbatimArguments) {
				cmd += `"${toolPath}"`;
				for (const a of args) cmd += ` ${a}`;
			} else {
				cmd += this._windowsQuoteCmdArg(toolPath);
				for (const a of args) cmd += ` ${this._windowsQuoteCmdArg(a)}`;
			}
		} else {
			cmd += toolPath;
			for (const a of args) cmd += ` ${a}`;
		}
		return cmd;
	}
	_processLineBuffer(data, strBuffer, onLine) {
		try {
			let s = strBuffer + data.toString();
			let n = s.indexOf(os$1.EOL);
			while (n > -1) {
				onLine(s.substring(0, n));
				s = s.substring(n + os$1.EOL.length);
				n = s.indexOf(os$1.EOL);
			}
			return s;
		} catch (err) {
			this._debug(`error processing line. Failed with error ${err}`);
			return "";
		}
	}
	_getSpawnFileName() {
		if (IS_WINDOWS) {
			if (this._isCmdFile()) return process.env["COMSPEC"] || "cmd.exe";
		}
		return this.toolPath;
	}
	_getSpawnArgs(options) {
		if (IS_WINDOWS) {
			if (this._isCmdFile()) {
				let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
				for (const a of this.args) {
					argline += " ";
					argline += options.windowsVerbatimArguments ? a : this._windowsQuoteCmdArg(a);
				}
				argline += "\"";
				return [argline];
			}
		}
		return this.args;
	}
	_endsWith(str, end) {
		return str.endsWith(end);
	}
	_isCmdFile() {
		const upperToolPath = this.toolPath.toUpperCase();
		return this._endsWith(upperToolPath, ".CMD") || this._endsWith(upperToolPath, ".BAT");
	}
	_windowsQuoteCmdArg(arg) {
		if (!this._isCmdFile()) return this._uvQuoteCmdArg(arg);
		if (!arg) return "\"\"";
		const cmdSpecialChars = [
			" ",
			"	",
			"&",
			"(",
			")",
			"[",
			"]",
			"{",
			"}",
			"^",
			"=",
			";",
			"!",
			"'",
			"+",
			",",
			"`",
			"~",
			"|",
			"<",
			">",
			"\""
		];
		let needsQuotes = false;
		for (const char of arg) if (cmdSpecialChars.some((x) => x === char)) {
			needsQuotes = true;
			break;
		}
		if (!needsQuotes) return arg;
		let reverse = "\"";
		let quoteHit = true;
		for (let i = arg.length; i > 0; i--) {
			reverse += arg[i - 1];
			if (quoteHit && arg[i - 1] === "\\") reverse += "\\";
			else if (arg[i - 1] === "\"") {
				quoteHit = true;
				reverse += "\"";
			} else quoteHit = false;
		}
		reverse += "\"";
		return reverse.split("").reverse().join("");
	}
	_uvQuoteCmdArg(arg) {
		if (!arg) return "\"\"";
		if (!arg.includes(" ") && !arg.includes("	") && !arg.includes("\"")) return arg;
		if (!arg.includes("\"") && !arg.includes("\\")) return `"${arg}"`;
		let reverse = "\"";
		let quoteHit = true;
		for (let i = arg.length; i > 0; i--) {
			reverse += arg[i - 1];
			if (quoteHit && arg[i - 1] === "\\") reverse += "\\";
			else if (arg[i - 1] === "\"") {
				quoteHit = true;
				reverse += "\\";
			} else quoteHit = false;
		}
		reverse += "\"";
		return reverse.split("").reverse().join("");
	}
	_cloneExecOptions(options) {
		options = options || {};
		const result = {
			cwd: options.cwd || process.cwd(),
			env: options.env || process.env,
			silent: options.silent || false,
			windowsVerbatimArguments: options.windowsVerbatimArguments || false,
			failOnStdErr: options.failOnStdErr || false,
			ignoreReturnCode: options.ignoreReturnCode || false,
			delay: options.delay || 1e4
		};
		result.outStream = options.outStream || process.stdout;
		result.errStream = options.errStream || process.stderr;
		return result;
	}
	_getSpawnOptions(options, toolPath) {
		options = options || {};
		const result = {};
		result.cwd = options.cwd;
		result.env = options.env;
		result["windowsVerbatimArguments"] = options.windowsVerbatimArguments || this._isCmdFile();
		if (options.windowsVerbatimArguments) result.argv0 = `"${toolPath}"`;
		return result;
	}
	/**
	* Exec a tool.
	* Output will be streamed to the live console.
	* Returns promise with return code
	*
	* @param     tool     path to tool to exec
	* @param     options  optional exec options.  See ExecOptions
	* @returns   number
	*/
	exec() {
		return __awaiter$2(this, void 0, void 0, function* () {
			if (!isRooted(this.toolPath) && (this.toolPath.includes("/") || IS_WINDOWS && this.toolPath.includes("\\"))) this.toolPath = path$5.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
			this.toolPath = yield which(this.toolPath, true);
			return new Promise((resolve, reject) => __awaiter$2(this, void 0, void 0, function* () {
				this._debug(`exec tool: ${this.toolPath}`);
				this._debug("arguments:");
				for (const arg of this.args) this._debug(`   ${arg}`);
				const optionsNonNull = this._cloneExecOptions(this.options);
				if (!optionsNonNull.silent && optionsNonNull.outStream) optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + os$1.EOL);
				const state = new ExecState(optionsNonNull, this.toolPath);
				state.on("debug", (message) => {
					this._debug(message);
				});
				if (this.options.cwd && !(yield exists(this.options.cwd))) return reject(/* @__PURE__ */ new Error(`The cwd: ${this.options.cwd} does not exist!`));
				const fileName = this._getSpawnFileName();
				const cp = child_process.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
				let stdbuffer = "";
				if (cp.stdout) cp.stdout.on("data", (data) => {
					if (this.options.listeners && this.options.listeners.stdout) this.options.listeners.stdout(data);
					if (!optionsNonNull.silent && optionsNonNull.outStream) optionsNonNull.outStream.write(data);
					stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
						if (this.options.listeners && this.options.listeners.stdline) this.options.listeners.stdline(line);
					});
				});
				let errbuffer = "";
				if (cp.stderr) cp.stderr.on("data", (data) => {
					state.processStderr = true;
					if (this.options.listeners && this.options.listeners.stderr) this.options.listeners.stderr(data);
					if (!optionsNonNull.silent && optionsNonNull.errStream && optionsNonNull.outStream) (optionsNonNull.failOnStdErr ? optionsNonNull.errStream : optionsNonNull.outStream).write(data);
					errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
						if (this.options.listeners && this.options.listeners.errline) this.options.listeners.errline(line);
					});
				});
				cp.on("error", (err) => {
					state.processError = err.message;
					state.processExited = true;
					state.processClosed = true;
					state.CheckComplete();
				});
				cp.on("exit", (code) => {
					state.processExitCode = code;
					state.processExited = true;
					this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
					state.CheckComplete();
				});
				cp.on("close", (code) => {
					state.processExitCode = code;
					state.processExited = true;
					state.processClosed = true;
					this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
					state.CheckComplete();
				});
				state.on("done", (error, exitCode) => {
					if (stdbuffer.length > 0) this.emit("stdline", stdbuffer);
					if (errbuffer.length > 0) this.emit("errline", errbuffer);
					cp.removeAllListeners();
					if (error) reject(error);
					else resolve(exitCode);
				});
				if (this.options.input) {
					if (!cp.stdin) throw new Error("child process missing stdin");
					cp.stdin.end(this.options.input);
				}
			}));
		});
	}
};
/**
* Convert an arg string to an array of args. Handles escaping
*
* @param    argString   string of arguments
* @returns  string[]    array of arguments
*/
function argStringToArray(argString) {
	const args = [];
	let inQuotes = false;
	let escaped = false;
	let arg = "";
	function append(c) {
		if (escaped && c !== "\"") arg += "\\";
		arg += c;
		escaped = false;
	}
	for (let i = 0; i < argString.length; i++) {
		const c = argString.charAt(i);
		if (c === "\"") {
			if (!escaped) inQuotes = !inQuotes;
			else append(c);
			continue;
		}
		if (c === "\\" && escaped) {
			append(c);
			continue;
		}
		if (c === "\\" && inQuotes) {
			escaped = true;
			continue;
		}
		if (c === " " && !inQuotes) {
			if (arg.length > 0) {
				args.push(arg);
				arg = "";
			}
			continue;
		}
		append(c);
	}
	if (arg.length > 0) args.push(arg.trim());
	return args;
}
var ExecState = class ExecState extends events.EventEmitter {
	constructor(options, toolPath) {
		super();
		this.processClosed = false;
		this.processError = "";
		this.processExitCode = 0;
		this.processExited = false;
		this.processStderr = false;
		this.delay = 1e4;
		this.done = false;
		this.timeout = null;
		if (!toolPath) throw new Error("toolPath must not be empty");
		this.options = options;
		this.toolPath = toolPath;
		if (options.delay) this.delay = options.delay;
	}
	CheckComplete() {
		if (this.done) return;
		if (this.processClosed) this._setResult();
		else if (this.processExited) this.timeout = (0, timers.setTimeout)(ExecState.HandleTimeout, this.delay, this);
	}
	_debug(message) {
		this.emit("debug", message);
	}
	_setResult() {
		let error;
		if (this.processExited) {
			if (this.processError) error = /* @__PURE__ */ new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
			else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) error = /* @__PURE__ */ new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
			else if (this.processStderr && this.options.failOnStdErr) error = /* @__PURE__ */ new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
		}
		if (this.timeout) {
			clearTimeout(this.timeout);
			this.timeout = null;
		}
		this.done = true;
		this.emit("done", error, this.processExitCode);
	}
	static HandleTimeout(state) {
		if (state.done) return;
		if (!state.processClosed && state.processExited) {
			const message = `The STDIO streams did not close within ${state.delay / 1e3} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
			state._debug(message);
		}
		state._setResult();
	}
};
// node_modules/@actions/exec/lib/exec.js
var __awaiter$1 = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
/**
* Exec a command.
* Output will be streamed to the live console.
* Returns promise with return code
*
* @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
* @param     args               optional arguments for tool. Escaping is handled by the lib.
* @param     options            optional exec options.  See ExecOptions
* @returns   Promise<number>    exit code
*/
function exec$1(commandLine, args, options) {
	return __awaiter$1(this, void 0, void 0, function* () {
		const commandArgs = argStringToArray(commandLine);
		if (commandArgs.length === 0) throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
		const toolPath = commandArgs[0];
		args = commandArgs.slice(1).concat(args || []);
		return new ToolRunner(toolPath, args, options).exec();
	});
}
/**
* Exec a command and get the output.
* Output will be streamed to the live console.
* Returns promise with the exit code and collected stdout and stderr
*
* @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
* @param     args                  optional arguments for tool. Escaping is handled by the lib.
* @param     options               optional exec options.  See ExecOptions
* @returns   Promise<ExecOutput>   exit code, stdout, and stderr
*/
function getExecOutput(commandLine, args, options) {
	return __awaiter$1(this, void 0, void 0, function* () {
		var _a, _b;
		let stdout = "";
		let stderr = "";
		const stdoutDecoder = new string_decoder.StringDecoder("utf8");
		const stderrDecoder = new string_decoder.StringDecoder("utf8");
		const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
		const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
		const stdErrListener = (data) => {
			stderr += stderrDecoder.write(data);
			if (originalStdErrListener) originalStdErrListener(data);
		};
		const stdOutListener = (data) => {
			stdout += stdoutDecoder.write(data);
			if (originalStdoutListener) originalStdoutListener(data);
		};
		const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), {
			stdout: stdOutListener,
			stderr: stdErrListener
		});
		const exitCode = yield exec$1(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
		stdout += stdoutDecoder.end();
		stderr += stderrDecoder.end();
		return {
			exitCode,
			stdout,
			stderr
		};
	});
}
/**
* The code to exit an action
*/
var ExitCode;
(function(ExitCode) {
	/**
	* A code indicating that the action was successful
	*/
	ExitCode[ExitCode["Success"] = 0] = "Success";
	/**
	* A code indicating that the action was a failure
	*/
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
/**
* Registers a secret which will get masked from logs
*
* @param secret - Value of the secret to be masked
* @remarks
* This function instructs the Actions runner to mask the specified value in any
* logs produced during the workflow run. Once registered, the secret value will
* be replaced with asterisks (***) whenever it appears in console output, logs,
* or error messages.
*
* This is useful for protecting sensitive information such as:
* - API keys
* - Access tokens
* - Authentication credentials
* - URL parameters containing signatures (SAS tokens)
*
* Note that masking only affects future logs; any previous appearances of the
* secret in logs before calling this function will remain unmasked.
*
* @example
* ```typescript
* // Register an API token as a secret
* const apiToken = "abc123xyz456";
* setSecret(apiToken);
*
* // Now any logs containing this value will show *** instead
* console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
* ```
*/
function setSecret(secret) {
	issueCommand("add-mask", {}, secret);
}
/**
* Gets the value of an input.
* Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
* Returns an empty string if the value is not defined.
*
* @param     name     name of the input to get
* @param     options  optional. See InputOptions.
* @returns   string
*/
function getInput(name, options) {
	const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
	if (options && options.required && !val) throw new Error(`Input required and not supplied: ${name}`);
	if (options && options.trimWhitespace === false) return val;
	return val.trim();
}
/**
* Sets the value of an output.
*
* @param     name     name of the output to set
* @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
*/
function setOutput(name, value) {
	if (process.env["GITHUB_OUTPUT"] || "") return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(os$1.EOL);
	issueCommand("set-output", { name }, toCommandValue(value));
}
/**
* Sets the action status to failed.
* When the action exits it will be with an exit code of 1
* @param message add error issue message
*/
function setFailed(message) {
	process.exitCode = ExitCode.Failure;
	error(message);
}
/**
* Gets whether Actions Step Debug is on or not
*/
function isDebug() {
	return process.env["RUNNER_DEBUG"] === "1";
}
/**
* Writes debug message to user log
* @param message debug message
*/
function debug(message) {
	issueCommand("debug", {}, message);
}
/**
* Adds an error issue
* @param message error issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Adds a warning issue
* @param message warning issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Adds a notice issue
* @param message notice issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function notice(message, properties = {}) {
	issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Writes info to log with console.log.
* @param message info message
*/
function info(message) {
	process.stdout.write(message + os$1.EOL);
}
/**
* Begin an output group.
*
* Output until the next `groupEnd` will be foldable in this group
*
* @param name The name of the output group
*/
function startGroup(name) {
	issue("group", name);
}
/**
* End an output group.
*/
function endGroup() {
	issue("endgroup");
}
// actions/src/commands/attempt.ts
/** Runs work whose failure goes into a report before the step ends with it. */
async function attempt(ports, work) {
	const warnings = [];
	const warn = (text) => {
		warnings.push(text);
		ports.log.warn(text);
	};
	try {
		return {
			value: await work({
				...ports,
				log: {
					...ports.log,
					warn
				}
			}),
			failure: void 0,
			findings: [],
			warnings
		};
	} catch (error) {
		const findings = error instanceof require_errors.UserError ? error.findings : [];
		return {
			value: void 0,
			failure: failureOf(error, ports.log),
			findings,
			warnings
		};
	}
}
/** An error as the failure of a step; the stack of what is no UserError, a bug, goes to the log. */
function failureOf(error, log) {
	const exitCode = require_errors.exitCodeOf(error);
	if (error instanceof require_errors.UserError) return {
		exitCode,
		message: error.message,
		next: error.next
	};
	if (exitCode === require_errors.ExitCode.surroundings) return {
		exitCode,
		message: `no answer in time: ${require_errors.messageOf(error)}`,
		next: "run it again later"
	};
	if (error instanceof Error) log.info(error.stack ?? "");
	return {
		exitCode,
		message: `this is a bug in this repository: ${require_errors.messageOf(error)}`,
		next: "report it as an issue, with the lines above"
	};
}
// actions/src/declaration/describe.ts
/** All inputs of a command, with the one for its report file. */
function inputsOf({ inputs, report }) {
	if (report?.schema === void 0) return inputs;
	const help = `JSON file to write ${report.what} to`;
	return {
		...inputs,
		report: path$4({
			help,
			...report.actionDefault !== void 0 && { actionDefault: report.actionDefault }
		})
	};
}
/** Whether an input exists at an entrypoint. */
function isFor(input, entrypoint) {
	return input.entrypoints?.includes(entrypoint) ?? true;
}
/** The default in `action.yml`: what GitHub itself fills in. Other defaults are the command's own. */
function presetOf({ actionDefault, default: fixed }) {
	if (actionDefault !== void 0) return isExpression(actionDefault) ? actionDefault : "";
	return fixed === void 0 ? "" : String(fixed);
}
/** Whether GitHub puts a value in its place. */
function isExpression(text) {
	return text.includes("${{");
}
// actions/src/untrusted-text.ts
/**
* A character that people cannot see, apart from the blank and the line break: control characters,
* zero-width and bidirectional ones, the byte order mark, blanks of other widths, lone surrogates.
* Terminals obey some of them, and a reader is shown another text than a program reads.
*/
const unprintable = /(?![ \n])[\p{C}\p{Z}]/u;
/**
* Emoji, which may hold what cannot be seen: joiners, and the tags of a flag. Else what cannot be
* seen, and an accent without a letter: it would go onto what stands before the text.
*/
const special = new RegExp(`(\\p{RGI_Emoji})|${unprintable.source}|(?<![^ \\n])\\p{M}`, "gv");
/** Makes what cannot be seen visible: a terminal's escape character becomes `<U+001B>`. */
function visible(text) {
	return text.replace(special, (found, emoji) => {
		if (emoji !== void 0) return emoji;
		return `<U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
	});
}
/** A visible text on one line. */
function oneLine(text) {
	return visible(text.replaceAll("\n", " "));
}
/** A visible text on one line, cut if it is longer than `longest` UTF-16 code units. */
function shortLine(text, longest = 500) {
	const line = oneLine(text);
	if (line.length <= longest) return line;
	return `${line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
/**
* The log of a workflow is a terminal too, where `::name::` at the start of a line and `##[name]`
* anywhere are commands to the runner. For a whole text, after its lines have been put together.
*/
function withoutCommands(text) {
	return text.replaceAll("##[", "## [").replace(/^([^\S\n]*)::/gm, "$1: :");
}
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
function withEntities(text) {
	return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
/** All but the characters that XML 1.0 allows: https://www.w3.org/TR/xml/#charsets. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
/** A text for a quoted attribute of XML, without what XML cannot hold; its line ends stay. */
function xmlText(text) {
	return withEntities(text.replaceAll(NOT_XML, "")).replaceAll("\n", "&#10;");
}
// actions/src/report/view.ts
/** A view from what there is to say. */
function reportView(parts) {
	return {
		state: "neutral",
		verdict: "",
		findings: [],
		sources: /* @__PURE__ */ new Map(),
		sections: [],
		...parts
	};
}
/** What a verdict and a finding are marked with if there are pictures. */
const stateSigns = {
	passed: "✅ ",
	failed: "❌ ",
	blocked: "❌ ",
	undecided: "⚠️ ",
	neutral: ""
};
const severityMarks = {
	error: "❌",
	warning: "⚠️",
	notice: "ℹ️"
};
/** `2 errors, 1 warning`; undefined if there are no findings. */
function countsOf(findings) {
	const parts = [
		"error",
		"warning",
		"notice"
	].flatMap((severity) => {
		const count = findings.filter((finding) => finding.severity === severity).length;
		return count === 0 ? [] : [`${count} ${severity}${count === 1 ? "" : "s"}`];
	});
	return parts.length === 0 ? void 0 : parts.join(", ");
}
/** By file, line and column; errors first where they share a place. */
function inOrder(findings) {
	const weight = {
		error: 0,
		warning: 1,
		notice: 2
	};
	return findings.toSorted((a, b) => compareText(a.place.file, b.place.file) || a.place.line - b.place.line || a.place.column - b.place.column || weight[a.severity] - weight[b.severity]);
}
/** The findings as a section for forms that cannot show the lines of the files. */
function findingsSection(findings) {
	const alike = alikeAcrossFiles(inOrder(findings));
	const heading = countsOf(alike.flatMap(([first]) => first ?? []));
	if (heading === void 0) return [];
	return [{
		heading,
		table: {
			header: [
				"",
				"Where",
				"What",
				"Instead"
			],
			rows: alike.flatMap((same) => {
				const [first] = same;
				if (first === void 0) return [];
				const { rule, severity, message, suggestion = "" } = first;
				const places = same.map(({ place }) => require_prose.code(`${place.file}:${place.line}`));
				return [[
					severityMarks[severity],
					places,
					[message, require_prose.code(rule)],
					suggestion
				]];
			})
		}
	}];
}
/** What is said of several files alike is read once: the nth time in one file goes with the nth in another. */
function alikeAcrossFiles(findings) {
	const groups = /* @__PURE__ */ new Map();
	const times = /* @__PURE__ */ new Map();
	for (const each of findings) {
		const { rule, severity, message, suggestion, place } = each;
		const said = JSON.stringify([
			rule,
			severity,
			message,
			suggestion
		]);
		const here = `${place.file} ${said}`;
		const time = times.get(here) ?? 0;
		times.set(here, time + 1);
		const key = `${time} ${said}`;
		groups.set(key, [...groups.get(key) ?? [], each]);
	}
	return [...groups.values()];
}
function compareText(a, b) {
	return a < b ? -1 : Number(a > b);
}
// actions/src/report/annotations.ts
/** GitHub shows 10 of each kind for a step, and drops others silently. One error is the verdict. */
const shown$1 = {
	error: 9,
	warning: 10,
	notice: 10
};
/**
* The annotations for findings, as many as GitHub shows; the summary has all of them.
*
* @param others warnings of the step that are about no line, which take room as well
*/
function annotationsOf(findings, others = 0) {
	const ordered = inOrder(findings);
	return [
		"error",
		"warning",
		"notice"
	].flatMap((severity) => ordered.filter((finding) => finding.severity === severity).slice(0, Math.max(0, shown$1[severity] - (severity === "warning" ? others : 0))).map(annotation));
}
function annotation({ place, rule, severity, message, suggestion }) {
	return {
		level: severity,
		message: visible(`${message}${suggestion === void 0 ? "" : `\nInstead: ${suggestion}`}`),
		title: rule,
		file: place.file,
		startLine: place.line,
		startColumn: place.column,
		endColumn: place.endColumn
	};
}
// actions/src/github/job-library.ts
/**
* Loads a library that only a job of GitHub Actions uses, when it is used: each takes longer to load
* than most commands run. The bundles of the actions hold them, `make setup` installs them, and what
* sets up for one command leaves them out.
*
* @throws SurroundingsError if it is not installed.
*/
async function jobLibrary(load) {
	try {
		return await load();
	} catch (error) {
		if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
		throw new require_errors.SurroundingsError("the libraries that jobs of GitHub Actions use are not installed", {
			next: "make setup",
			cause: error
		});
	}
}
// actions/src/entrypoints/command-gate.ts
/**
* Keeps the runner from taking what is printed for commands: it ignores all of them until it sees a
* token again, which nobody else knows.
*/
var CommandGate = class {
	#token;
	/** Runs work whose output is text and never a command. */
	async closed(work) {
		this.#close();
		try {
			return await work();
		} finally {
			this.#open();
		}
	}
	/** Issues a command of ours in between; the token that opens the gate is then worth nothing more. */
	issue(command) {
		const wasClosed = this.#token !== void 0;
		this.#open();
		command();
		if (wasClosed) this.#close();
	}
	/**
	* Lets a library speak to the runner while `work` runs, such as GitHub's own of the cache. Only for
	* work that prints nothing of a stranger's.
	*/
	async opened(work) {
		const wasClosed = this.#token !== void 0;
		this.#open();
		try {
			return await work();
		} finally {
			if (wasClosed) this.#close();
		}
	}
	#close() {
		this.#token = (0, node_crypto.randomUUID)();
		process.stdout.write(`::stop-commands::${this.#token}\n`);
	}
	#open() {
		if (this.#token === void 0) return;
		process.stdout.write(`\n::${this.#token}::\n`);
		this.#token = void 0;
	}
};
/** The gate of this process: it has one output. */
const commandGate = new CommandGate();
// actions/src/entrypoints/channel-cache.ts
/** How long the service may take to give, and again to take: all that it saves is some downloads. */
const PATIENCE_MS = 1e4;
/**
* Does work between restoring a folder of channel data from the workflow's cache and saving it there.
* What is restored is revalidated by ETag and checked by its sum, so an old state is as good as a new
* one, only slower, and one that arrives in the middle does no harm. A cache that fails, or doesn't
* answer, is not a fault of the work: a warning says so. A call that was given up is not ended by it.
*/
async function withChannelCache(folder, { log, env }, work, patienceMs = PATIENCE_MS) {
	if (env["ACTIONS_RESULTS_URL"] === void 0) return work();
	const cache = await jobLibrary(() => Promise.resolve().then(() => require("./npm-actions-cache.cjs")));
	const key = keyOfWeek(/* @__PURE__ */ new Date());
	let answers = true;
	const attempt = async (what, call) => {
		try {
			return await commandGate.opened(() => within(patienceMs, call()));
		} catch (error) {
			answers = false;
			log.warn(`the channels were not ${what} the cache: ${require_errors.messageOf(error)}`);
			return;
		}
	};
	const restored = await attempt("taken from", () => cache.restoreCache([folder], key, ["channels-v1-"]));
	const result = await work();
	if (answers && restored !== key) await attempt("put into", () => cache.saveCache([folder], key));
	return result;
}
async function within(milliseconds, call) {
	const ended = new AbortController();
	const late = (0, node_timers_promises.setTimeout)(milliseconds, void 0, { signal: ended.signal }).then(() => {
		throw new Error(`the service took more than ${milliseconds / 1e3} seconds`);
	});
	return Promise.race([call, late]).finally(() => ended.abort());
}
/** A new entry each week; entries of the cache cannot be changed. */
function keyOfWeek(date) {
	return `channels-v1-${Math.floor(date.getTime() / 6048e5)}`;
}
// actions/src/entrypoints/exec-bounded.ts
/** As timeout(1) ends. */
const TIMED_OUT = 124;
/**
* Runs a program that may never end: after `seconds` it is killed with all that it has started, and its exit
* code is 124. Rejects if it cannot be started.
*/
function execBounded(command, args, { input = "", ...options }, seconds) {
	return new Promise((resolve, reject) => {
		const child = (0, node_child_process.spawn)(command, args, {
			...options,
			detached: true
		});
		let isLate = false;
		const timer = setTimeout(() => {
			isLate = true;
			try {
				process.kill(-(child.pid ?? 0), "SIGKILL");
			} catch {}
		}, seconds * 1e3);
		const printed = {
			stdout: "",
			stderr: ""
		};
		for (const name of ["stdout", "stderr"]) child[name].setEncoding("utf8").on("data", (chunk) => printed[name] += chunk);
		child.on("error", (error) => {
			clearTimeout(timer);
			reject(error);
		});
		child.on("close", (code) => {
			clearTimeout(timer);
			resolve({
				exitCode: isLate ? TIMED_OUT : code ?? 1,
				...printed
			});
		});
		child.stdin.on("error", () => void 0).end(input);
	});
}
// actions/src/entrypoints/program-path.ts
/**
* Where a program is: a name without a folder is looked for in PATH, as execvp(3) does; undefined if it is nowhere.
* @actions/exec looks too, but prints a line of each folder that it can't look into.
*/
async function programPath(name) {
	if (name.includes("/")) return await isProgram(name) ? name : void 0;
	const folders = (process.env["PATH"] ?? "").split(node_path.default.delimiter).filter(Boolean);
	for (const folder of folders) {
		const file = node_path.default.resolve(folder, name);
		if (await isProgram(file)) return file;
	}
}
async function isProgram(file) {
	try {
		await (0, node_fs_promises.access)(file, node_fs_promises.constants.X_OK);
		return (await (0, node_fs_promises.stat)(file)).isFile();
	} catch {
		return false;
	}
}
// actions/src/entrypoints/exec.ts
/** Runs programs for both entrypoints: a terminal shows what a `live` command prints as it comes. */
const exec = async (command, args, options = {}) => {
	const { deadlineSeconds: seconds, ...bounded } = options;
	const program = await programPath(command);
	if (program === void 0) throw new require_errors.SurroundingsError(`${command} is not installed`, { next: `install ${command}, so that it is on the PATH, and run this again` });
	if (seconds !== void 0) {
		const env = bounded.env && {
			...definedEnv(),
			...bounded.env
		};
		return await execBounded(program, args, {
			...bounded,
			env
		}, seconds);
	}
	const { exitCode, stdout, stderr } = await getExecOutput(`"${program.replaceAll("\"", "\\\"")}"`, [...args], {
		ignoreReturnCode: true,
		silent: options.live !== true,
		...options.cwd === void 0 ? {} : { cwd: options.cwd },
		...options.env === void 0 ? {} : { env: {
			...definedEnv(),
			...options.env
		} },
		...options.input === void 0 ? {} : { input: Buffer.from(options.input) }
	});
	return {
		exitCode,
		stdout,
		stderr
	};
};
function definedEnv() {
	return Object.fromEntries(Object.entries(process.env).filter((entry) => entry[1] !== void 0));
}
// actions/src/entrypoints/heartbeat.ts
/** The longest silence of a step in a log that keeps its lines: what is silent longer looks dead. */
const SILENCE_MS = 3e4;
/** Says how a step stands whenever half a minute has passed without a line of it. */
var Heartbeat = class {
	#timer;
	#text = "still running";
	/** @param print takes the line; the label says which step it is of. */
	constructor(label, print) {
		const started = performance.now();
		this.#timer = setInterval(() => {
			const seconds = Math.round((performance.now() - started) / 1e3);
			print(`${label}: ${this.#text} (${seconds} s)`);
		}, SILENCE_MS).unref();
	}
	/** What the next line says. */
	update(text) {
		this.#text = text;
	}
	/** A line of the step was printed otherwise. */
	heard() {
		this.#timer.refresh();
	}
	stop() {
		clearInterval(this.#timer);
	}
};
// actions/src/entrypoints/job-log.ts
/**
* The log of a job. Output of a step's parts comes as it is printed, a group for each part; a
* part that goes on after another gets a group again. A step that prints nothing says every half a
* minute how it stands. Warnings are kept for annotations.
*/
function jobLog(gate, warnings) {
	return {
		info: line,
		warn(text) {
			warnings.push(text);
			line(`warning: ${text}`);
		},
		raw: (chunk) => void process.stdout.write(chunk),
		step: (label) => groupedStep(gate, label)
	};
}
function groupedStep(gate, label) {
	let open = "";
	const turnTo = (part) => {
		if (part === open) return;
		gate.issue(() => {
			if (open !== "") endGroup();
			if (part !== "") startGroup(visible(part));
		});
		open = part;
	};
	const heartbeat = new Heartbeat(label, said);
	const end = (text) => {
		heartbeat.stop();
		turnTo("");
		line(text);
	};
	return {
		update: (text) => heartbeat.update(text),
		note(text) {
			heartbeat.heard();
			said(`${label}: ${text}`);
		},
		output(part, text) {
			heartbeat.heard();
			turnTo(part);
			said(text);
		},
		done: (text) => end(text ?? `${label}: done`),
		fail: (text) => end(text ?? `${label}: failed`)
	};
}
function line(text) {
	process.stdout.write(`${text}\n`);
}
/** A line that may quote a stranger: no command in it, and nothing that hides or moves. */
function said(text) {
	line(withoutCommands(visible(text)));
}
// actions/src/declaration/read-inputs.ts
/**
* Reads the values of all inputs of a command. An empty text is the same as none, everywhere.
*
* @throws UserError for a value that is not of its kind, for one that is missing, and for two that
*   exclude each other.
*/
function readInputs(command, options) {
	const values = {};
	const givenBy = /* @__PURE__ */ new Map();
	for (const [key, input] of Object.entries(command.inputs)) {
		values[key] = input.default;
		if (!isFor(input, options.entrypoint)) continue;
		const source = options.sources.find((each) => (each.read(key, input) ?? "").trim() !== "");
		if (source !== void 0) {
			givenBy.set(key, source);
			values[key] = parse(source.read(key, input) ?? "", {
				key,
				input,
				source,
				base: options.base
			});
		} else if (input.required === true) throw missing(command.name, key, input, options);
	}
	refuseExcluded(command, values, givenBy, options.entrypoint);
	if (options.entrypoint === "action") fillActionDefaults(command.inputs, values, options.base);
	return values;
}
function parse(text, { key, input, source, base }) {
	const result = /* @__PURE__ */ safeParse(input.kind.schema, text);
	if (!result.success) throw new require_errors.UserError(`${source.name(key, input)} is ${quoted(text)}`, { next: `give ${input.kind.wanted}` });
	return input.kind.name === "path" ? node_path.default.resolve(base, String(result.output)) : result.output;
}
function missing(name, key, input, { sources }) {
	const ways = sources.map((source) => source.name(key, input)).filter((way) => way !== "");
	return new require_errors.UserError(`${name} needs ${ways[0] ?? key}: ${input.help}`, { next: `give ${ways.join(", or set ")}` });
}
/** Both count as given only if they come from one place: a flag may override a variable. */
function refuseExcluded({ excludes = [], inputs }, values, givenBy, entrypoint) {
	for (const [kept, dropped] of excludes) {
		const source = givenBy.get(dropped);
		if (source === void 0 || source !== givenBy.get(kept)) continue;
		const hasSwitch = [kept, dropped].some((key) => inputs[key]?.kind.name === "boolean");
		if (entrypoint === "action" && hasSwitch) continue;
		if ([kept, dropped].some((key) => values[key] === inputs[key]?.default)) continue;
		const [first, second] = [kept, dropped].map((key) => source.name(key, inputs[key]));
		throw new require_errors.UserError(`${first} and ${second} exclude each other`, { next: `leave ${second} out` });
	}
}
/** Fills in what only an action has by default, such as the file for its report. */
function fillActionDefaults(inputs, values, base) {
	const given = { ...values };
	const valueOf = (name) => {
		const value = given[Object.keys(inputs).find((key) => kebabCase(key) === name) ?? ""];
		return typeof value === "string" ? value : "default";
	};
	for (const [key, { actionDefault, kind }] of Object.entries(inputs)) {
		if (given[key] !== void 0 || (actionDefault ?? "${{").includes("${{")) continue;
		const text = String(actionDefault).replace(/<([a-z-]+)>/g, (_all, name) => valueOf(name));
		values[key] = kind.name === "path" ? node_path.default.resolve(base, text) : text;
	}
}
/** What was given, in quotes, without what a terminal obeys, and never long. */
function quoted(text) {
	const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
	return JSON.stringify(short).replace(/[^ -~]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
// actions/src/files/messages.ts
/** A path as people type it: relative if it lies below the current folder. */
function shown(file) {
	const relative = node_path.default.relative(process.cwd(), file);
	return relative === "" || relative.startsWith("..") ? file : relative;
}
/** What the path itself is to blame for. */
const OF_THE_PATH = {
	ENOENT: "there is no such file",
	EACCES: "permission denied",
	EPERM: "permission denied",
	EISDIR: "it is a folder",
	ENOTDIR: "part of the path is a file",
	EEXIST: "something of that name is in the way",
	ELOOP: "links lead in a circle",
	ENAMETOOLONG: "the name is too long"
};
/** What no other path of the same disk or machine would change. */
const OF_THE_SURROUNDINGS = {
	ENOSPC: "the disk is full",
	EDQUOT: "the quota is used up",
	EROFS: "it is on a read-only file system",
	EIO: "the disk fails",
	EMFILE: "this process has too many files open",
	ENFILE: "this machine has too many files open",
	ENOMEM: "there is not enough memory"
};
/** Turns an error of the file system into one of the caller or the surroundings; others stay. */
function fileError(doing, error) {
	if (!(error instanceof Error && "syscall" in error && "code" in error)) return error;
	const code = String(error.code);
	const reason = OF_THE_PATH[code];
	if (reason !== void 0) return new require_errors.UserError(`can't ${doing}: ${reason}`, {
		next: "give another path, or change what is there",
		cause: error
	});
	const why = OF_THE_SURROUNDINGS[code] ?? require_errors.messageOf(error);
	return new require_errors.SurroundingsError(`can't ${doing}: ${why}`, {
		next: "look at the disk (df -h), then run it again",
		cause: error
	});
}
// actions/src/entrypoints/run-command.ts
/**
* Reads the inputs of a declared command, runs it, and writes its report file if one is asked for.
*
* @throws what the command throws, and UserError for wrong inputs.
*/
async function runCommand(command, options, ports) {
	const values = readInputs({
		...command,
		inputs: inputsOf(command)
	}, options);
	const { report, ...inputs } = values;
	const reportFile = "report" in command.inputs ? void 0 : report;
	const given = reportFile === report ? inputs : values;
	const outcome = await command.run(given, ports).catch((error) => {
		throw systemError(error);
	});
	if (reportFile === void 0 || outcome.report === void 0) return {
		outcome,
		reportFile
	};
	const { writeReport } = await Promise.resolve().then(() => require("./commands-write-report.cjs"));
	return {
		outcome,
		reportFile,
		unwritten: await writeReport(reportFile, outcome.report).then(() => void 0, (error) => error)
	};
}
/** What the file system refused, and nobody on the way had better words for. */
function systemError(error) {
	return fileError(`use ${error instanceof Error && "path" in error ? String(error.path) : "a file"}`, error);
}
// actions/src/entrypoints/action.ts
/**
* Runs a declared command as an action: the only place that talks to the runner. While it runs, what
* is printed is text and never a command to the runner, for a container's output is in it.
*/
async function runAction(command) {
	const abort = new AbortController();
	const stop = () => abort.abort(require_errors.cancelled("run the job again"));
	process.once("SIGINT", stop).once("SIGTERM", stop);
	const warnings = [];
	const root = process.env["GITHUB_WORKSPACE"] ?? process.cwd();
	const log = jobLog(commandGate, warnings);
	const temporary = process.env["RUNNER_TEMP"] ?? node_path.default.join(root, ".cache");
	let cacheWasUsed = false;
	const ports = {
		root,
		home: node_path.default.resolve(process.argv[1] ?? root, "../../.."),
		env: process.env,
		exec,
		log,
		signal: abort.signal,
		async withCache(name, work) {
			const folder = node_path.default.join(temporary, name);
			cacheWasUsed = true;
			return withChannelCache(folder, {
				log,
				env: process.env
			}, () => work(folder));
		},
		withRunnerCommands: (work) => commandGate.opened(work)
	};
	try {
		const options = {
			sources: [actionInputs],
			base: root,
			entrypoint: "action"
		};
		const { outcome, reportFile, unwritten } = await commandGate.closed(async () => {
			const ended = await runCommand(command, options, ports);
			await logView(ended.outcome, log);
			return ended;
		});
		setOutputs(outcome, reportFile);
		await summarize(command, outcome);
		if (outcome.failure !== void 0) fail(outcome.failure);
		for (const { level, message, ...place } of annotationsOf(outcome.findings ?? [], warnings.length)) show[level](message, place);
		if (unwritten !== void 0) throw unwritten;
	} catch (error) {
		const failure = failureOf(error, ports.log);
		fail(failure);
		await summarize(command, { failure }).catch(() => void 0);
	} finally {
		for (const warning$1 of warnings) warning(warning$1);
		process.off("SIGINT", stop).off("SIGTERM", stop);
	}
	if (cacheWasUsed) process.exit();
}
const show = {
	error,
	warning,
	notice
};
const actionInputs = {
	name: (key) => `the input ${kebabCase(key)}`,
	read: (key) => getInput(kebabCase(key), { trimWhitespace: false })
};
/** The log shows what a terminal would. */
async function logView({ view, text }, log) {
	if (text !== void 0) log.info(text);
	if (view === void 0) return;
	const { renderTerminal } = await Promise.resolve().then(() => require("./report-terminal.cjs"));
	log.info(renderTerminal(view, {
		width: 100,
		color: true
	}));
}
function setOutputs({ outputs }, reportFile) {
	for (const [key, value] of Object.entries(outputs)) setOutput(kebabCase(key), String(value ?? ""));
	if (reportFile !== void 0) setOutput("report", reportFile);
}
/** Every step says in the job's summary how it has ended, also one that failed at once. */
async function summarize(command, ending) {
	if (process.env["GITHUB_STEP_SUMMARY"] === void 0) return;
	const { renderMarkdown } = await Promise.resolve().then(() => require("./report-markdown.cjs")).then((n) => n.markdown_exports);
	const view = ending.view ?? viewOf(command, ending);
	const whole = {
		...view,
		sections: [...view.sections, ...settingsOf(command)]
	};
	await summary.addRaw(renderMarkdown(whole), true).write();
}
/** For a step that has nothing but a line to say, or failed before it had anything. */
function viewOf({ name, action }, { text = "", failure }) {
	const title = action?.title ?? name;
	if (failure === void 0) return reportView({
		title,
		verdict: text
	});
	const { message, next } = failure;
	return reportView({
		title,
		state: "failed",
		verdict: message,
		...next !== null && { next }
	});
}
/** The inputs that this step was given, without those that are as they are by default. */
function settingsOf(command) {
	const rows = Object.entries(inputsOf(command)).flatMap(([key, input]) => {
		const [name, preset] = [kebabCase(key), presetOf(input)];
		const value = getInput(name);
		return value === "" || value === preset || isExpression(preset) ? [] : [[name, require_prose.code(value)]];
	});
	return rows.length === 0 ? [] : [{
		heading: "Inputs of this step",
		table: { rows }
	}];
}
function fail({ message, next }) {
	setFailed(next === null ? message : `${message}\nnext: ${next}`);
}
Object.defineProperty(exports, "array", {
	enumerable: true,
	get: function() {
		return array;
	}
});
Object.defineProperty(exports, "attempt", {
	enumerable: true,
	get: function() {
		return attempt;
	}
});
Object.defineProperty(exports, "bytes", {
	enumerable: true,
	get: function() {
		return bytes;
	}
});
Object.defineProperty(exports, "capitalized", {
	enumerable: true,
	get: function() {
		return capitalized;
	}
});
Object.defineProperty(exports, "choice", {
	enumerable: true,
	get: function() {
		return choice;
	}
});
Object.defineProperty(exports, "command", {
	enumerable: true,
	get: function() {
		return command;
	}
});
Object.defineProperty(exports, "count", {
	enumerable: true,
	get: function() {
		return count;
	}
});
Object.defineProperty(exports, "countsOf", {
	enumerable: true,
	get: function() {
		return countsOf;
	}
});
Object.defineProperty(exports, "datasetName", {
	enumerable: true,
	get: function() {
		return datasetName;
	}
});
Object.defineProperty(exports, "debug", {
	enumerable: true,
	get: function() {
		return debug;
	}
});
Object.defineProperty(exports, "ended", {
	enumerable: true,
	get: function() {
		return ended;
	}
});
Object.defineProperty(exports, "error", {
	enumerable: true,
	get: function() {
		return error;
	}
});
Object.defineProperty(exports, "exec", {
	enumerable: true,
	get: function() {
		return exec$1;
	}
});
Object.defineProperty(exports, "failureOf", {
	enumerable: true,
	get: function() {
		return failureOf;
	}
});
Object.defineProperty(exports, "fileError", {
	enumerable: true,
	get: function() {
		return fileError;
	}
});
Object.defineProperty(exports, "findingsSection", {
	enumerable: true,
	get: function() {
		return findingsSection;
	}
});
Object.defineProperty(exports, "flag", {
	enumerable: true,
	get: function() {
		return flag;
	}
});
Object.defineProperty(exports, "formatBytes", {
	enumerable: true,
	get: function() {
		return formatBytes;
	}
});
Object.defineProperty(exports, "formatSeconds", {
	enumerable: true,
	get: function() {
		return formatSeconds;
	}
});
Object.defineProperty(exports, "grouped", {
	enumerable: true,
	get: function() {
		return grouped;
	}
});
Object.defineProperty(exports, "imageReference", {
	enumerable: true,
	get: function() {
		return imageReference;
	}
});
Object.defineProperty(exports, "inOrder", {
	enumerable: true,
	get: function() {
		return inOrder;
	}
});
Object.defineProperty(exports, "info", {
	enumerable: true,
	get: function() {
		return info;
	}
});
Object.defineProperty(exports, "isDebug", {
	enumerable: true,
	get: function() {
		return isDebug;
	}
});
Object.defineProperty(exports, "jobLibrary", {
	enumerable: true,
	get: function() {
		return jobLibrary;
	}
});
Object.defineProperty(exports, "kebabCase", {
	enumerable: true,
	get: function() {
		return kebabCase;
	}
});
Object.defineProperty(exports, "lastLines", {
	enumerable: true,
	get: function() {
		return lastLines;
	}
});
Object.defineProperty(exports, "list", {
	enumerable: true,
	get: function() {
		return list;
	}
});
Object.defineProperty(exports, "listed", {
	enumerable: true,
	get: function() {
		return listed;
	}
});
Object.defineProperty(exports, "literal", {
	enumerable: true,
	get: function() {
		return literal;
	}
});
Object.defineProperty(exports, "mkdirP", {
	enumerable: true,
	get: function() {
		return mkdirP;
	}
});
Object.defineProperty(exports, "number", {
	enumerable: true,
	get: function() {
		return number;
	}
});
Object.defineProperty(exports, "object", {
	enumerable: true,
	get: function() {
		return object;
	}
});
Object.defineProperty(exports, "oneLine", {
	enumerable: true,
	get: function() {
		return oneLine;
	}
});
Object.defineProperty(exports, "optional", {
	enumerable: true,
	get: function() {
		return optional;
	}
});
Object.defineProperty(exports, "parse", {
	enumerable: true,
	get: function() {
		return parse$1;
	}
});
Object.defineProperty(exports, "parseBytes", {
	enumerable: true,
	get: function() {
		return parseBytes;
	}
});
Object.defineProperty(exports, "path", {
	enumerable: true,
	get: function() {
		return path$4;
	}
});
Object.defineProperty(exports, "picklist", {
	enumerable: true,
	get: function() {
		return picklist;
	}
});
Object.defineProperty(exports, "pipe", {
	enumerable: true,
	get: function() {
		return pipe;
	}
});
Object.defineProperty(exports, "record", {
	enumerable: true,
	get: function() {
		return record;
	}
});
Object.defineProperty(exports, "regex", {
	enumerable: true,
	get: function() {
		return regex;
	}
});
Object.defineProperty(exports, "reportView", {
	enumerable: true,
	get: function() {
		return reportView;
	}
});
Object.defineProperty(exports, "rmRF", {
	enumerable: true,
	get: function() {
		return rmRF;
	}
});
Object.defineProperty(exports, "runAction", {
	enumerable: true,
	get: function() {
		return runAction;
	}
});
Object.defineProperty(exports, "safeParse", {
	enumerable: true,
	get: function() {
		return safeParse;
	}
});
Object.defineProperty(exports, "seconds", {
	enumerable: true,
	get: function() {
		return seconds;
	}
});
Object.defineProperty(exports, "setSecret", {
	enumerable: true,
	get: function() {
		return setSecret;
	}
});
Object.defineProperty(exports, "shortId", {
	enumerable: true,
	get: function() {
		return shortId;
	}
});
Object.defineProperty(exports, "shortLine", {
	enumerable: true,
	get: function() {
		return shortLine;
	}
});
Object.defineProperty(exports, "shown", {
	enumerable: true,
	get: function() {
		return shown;
	}
});
Object.defineProperty(exports, "stateSigns", {
	enumerable: true,
	get: function() {
		return stateSigns;
	}
});
Object.defineProperty(exports, "string", {
	enumerable: true,
	get: function() {
		return string;
	}
});
Object.defineProperty(exports, "text", {
	enumerable: true,
	get: function() {
		return text;
	}
});
Object.defineProperty(exports, "tuple", {
	enumerable: true,
	get: function() {
		return tuple;
	}
});
Object.defineProperty(exports, "unprintable", {
	enumerable: true,
	get: function() {
		return unprintable;
	}
});
Object.defineProperty(exports, "url", {
	enumerable: true,
	get: function() {
		return url;
	}
});
Object.defineProperty(exports, "urlOrNone", {
	enumerable: true,
	get: function() {
		return urlOrNone;
	}
});
Object.defineProperty(exports, "variantName", {
	enumerable: true,
	get: function() {
		return variantName;
	}
});
Object.defineProperty(exports, "visible", {
	enumerable: true,
	get: function() {
		return visible;
	}
});
Object.defineProperty(exports, "warning", {
	enumerable: true,
	get: function() {
		return warning;
	}
});
Object.defineProperty(exports, "which", {
	enumerable: true,
	get: function() {
		return which;
	}
});
Object.defineProperty(exports, "withoutCommands", {
	enumerable: true,
	get: function() {
		return withoutCommands;
	}
});
Object.defineProperty(exports, "xmlText", {
	enumerable: true,
	get: function() {
		return xmlText;
	}
});
