// actions/src/environment/rules/catalogue.ts
/** A finding of a rule in the catalogue. */
function finding(rule, severity, place, message, suggestion) {
	return {
		rule,
		severity,
		place,
		message,
		...suggestion === void 0 ? {} : { suggestion }
	};
}
// actions/src/environment/yaml/compile.ts
const compileSchema = (compiled) => compiled;
// actions/src/environment/yaml/schema.ts
/** A JSON schema (draft 7), compiled when it is first asked for: that takes longer than all checks. */
function lazySchema(schema) {
	let compiled;
	return () => compiled ??= compileSchema(schema);
}
/** A file of another kind breaks the schema in every line; nobody reads that. */
const most = 20;
/** The findings of a document against its schema; none means that its value is a `T`. */
function schemaFindings(document, validate, rule) {
	if (validate(document.value)) return [];
	return (validate.errors ?? []).filter(({ keyword }) => keyword !== "if").slice(0, most).map((error) => {
		const { instancePath, params } = error;
		const extra = params["additionalProperty"];
		if (typeof extra !== "string") return finding(rule, "error", document.placeOf(instancePath), sentence(error), remedy(error, document.value));
		const key = `${instancePath}/${extra.replaceAll("~", "~0").replaceAll("/", "~1")}`;
		const suggestion = foreign.has(extra) ? "delete this line, and what belongs to it" : "delete it, or correct its name";
		return finding(rule, "error", document.placeOfKey(key), sentence(error), suggestion);
	});
}
/** Keys that `conda env export` writes, or other tools read: nothing here needs them. */
const foreign = /* @__PURE__ */ new Set([
	"platforms",
	"prefix",
	"variables"
]);
/** What to do about a value, if its schema leaves one way only. */
function remedy({ keyword, params, instancePath }, document) {
	if (keyword === "const") return `write \`${params["allowedValue"]}\``;
	let value = document;
	for (const key of instancePath.split("/").slice(1)) value = value[key];
	return value === null && /\/(\d+|pip)$/.test(instancePath) ? "delete this line" : void 0;
}
function sentence({ keyword, params, instancePath, message }) {
	const what = nameOf(instancePath);
	switch (keyword) {
		case "required": return `The key \`${params["missingProperty"]}\` is missing in ${what}.`;
		case "additionalProperties": return `The key \`${params["additionalProperty"]}\` is not known in ${what}.`;
		case "type": return `${capital(what)} should be ${expected(params["type"])}.`;
		case "const": return `${capital(what)} should be \`${params["allowedValue"]}\`.`;
		default: return `${capital(what)} ${message ?? "does not fit the schema"}.`;
	}
}
/** `/dependencies/3/pip` is `pip` to a reader who sees the line. */
function nameOf(pointer) {
	if (pointer === "") return "the file";
	const last = pointer.slice(pointer.lastIndexOf("/") + 1);
	return /^\d+$/.test(last) ? "the entry" : `\`${last}\``;
}
function capital(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
/** The type in a reader's words. YAML reads `- 1.20` as a number and `- a: b` as a mapping. */
function expected(type) {
	if (type === "string") return "text, such as `numpy=1.23.4`";
	return type === "array" ? "a list: lines that start with `- `" : "a mapping of keys to values";
}
Object.defineProperty(exports, "finding", {
	enumerable: true,
	get: function() {
		return finding;
	}
});
Object.defineProperty(exports, "lazySchema", {
	enumerable: true,
	get: function() {
		return lazySchema;
	}
});
Object.defineProperty(exports, "schemaFindings", {
	enumerable: true,
	get: function() {
		return schemaFindings;
	}
});
