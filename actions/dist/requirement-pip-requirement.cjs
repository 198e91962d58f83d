const require_pep440 = require("./npm-renovatebot-pep440.cjs");
// actions/src/environment/requirement/match-spec.ts
const namePattern = /^[a-z0-9_][a-z0-9_.-]*$/i;
const channelPattern = /^[a-z0-9][a-z0-9._-]*$/i;
const buildPattern = /^[a-z0-9_.+*]+$/i;
const versionPattern = /^(\d+!)?[a-z0-9_]+(\.[a-z0-9_]+)*([+-][a-z0-9_.]+)?(\.?\*)?$/i;
const clausePattern = /^(==|=|!=|>=|<=|~=|>|<)(.+)$/;
/**
* Parses a conda match spec, strictly: `[channel::]name[constraint[=build]]` without blanks and
* brackets, the part of conda's grammar that environment files need. The full grammar has several
* spellings for one thing, and solvers disagree about some of them.
*/
function parseMatchSpec(raw) {
	const separator = raw.indexOf("::");
	const channel = separator < 0 ? void 0 : raw.slice(0, separator);
	const rest = separator < 0 ? raw : raw.slice(separator + 2);
	const shape = shapeProblem(raw, channel, rest);
	if (shape !== void 0) return shape;
	const nameEnd = rest.search(/[=!<>~]/);
	const name = nameEnd < 0 ? rest : rest.slice(0, nameEnd);
	if (!namePattern.test(name)) return {
		problem: `\`${raw}\` does not start with a package name.`,
		suggestion: exampleOf(raw)
	};
	const base = {
		raw,
		channel,
		name: name.toLowerCase()
	};
	if (nameEnd < 0) return {
		...base,
		constraint: void 0,
		version: void 0,
		build: void 0
	};
	const { constraint, build } = splitBuild(rest.slice(nameEnd));
	if (build !== void 0 && !buildPattern.test(build)) return { problem: `\`${build}\` in \`${raw}\` is not a build string.` };
	for (const clause of constraint.split(/[,|]/)) {
		const version = clausePattern.exec(clause)?.[2];
		if (version === void 0 || !versionPattern.test(version)) return {
			problem: `\`${clause}\` in \`${raw}\` is not a version constraint.`,
			suggestion: entryOf({
				channel,
				name
			})
		};
	}
	return {
		...base,
		constraint,
		version: pinnedVersion(constraint),
		build
	};
}
/** What people type in a terminal: the program, and the first package. */
const commandPattern = /^(?:python3? -m )?(pip3?|conda|mamba) install (?:-\S+ )*([a-z0-9][\w.-]*)(?:\[\S*\])?(?:==?([0-9][a-z0-9.]*))?/i;
/** `numpy[version=1.2]` by its name. */
function bracketless(rest) {
	const [, name = "<name>"] = /^([a-z0-9_][a-z0-9_.-]*)\[/i.exec(rest) ?? [];
	return `write \`${name}=<version>\`; extras belong to pip`;
}
/** Spellings outside the grammar that people know from elsewhere, told apart for a good message. */
function shapeProblem(raw, channel, rest) {
	if (/^(https?|file|git\+\w+):/i.test(raw)) return {
		problem: `\`${raw}\` is a URL; packages come from the channels that the policy names.`,
		suggestion: "write `<name>=<version>`"
	};
	if (channel !== void 0 && !channelPattern.test(channel)) return { problem: `\`${channel}\` is not a channel name.` };
	const [, program, name, version = "<version>"] = commandPattern.exec(raw.trim()) ?? [];
	if (name !== void 0) {
		const suggestion = program?.startsWith("pip") ? `write \`${name}==${version}\` under \`pip:\`` : entryOf({
			channel: void 0,
			name
		}, version);
		return {
			problem: `\`${raw}\` is a command; the list holds packages.`,
			suggestion
		};
	}
	if (rest.includes("[") || rest.includes("]")) return {
		problem: `\`${raw}\` uses brackets, which are not allowed here.`,
		suggestion: bracketless(rest)
	};
	if (/\s/.test(raw)) return {
		problem: `\`${raw}\` holds blanks.`,
		suggestion: withoutBlanks(raw)
	};
}
/** `=1.2=build` and `==1.2=build` end in a build; no other form does. */
function splitBuild(text) {
	const match = /^(==?[^=,|]+)=([^=]*)$/.exec(text);
	return match === null ? {
		constraint: text,
		build: void 0
	} : {
		constraint: match[1] ?? "",
		build: match[2]
	};
}
function pinnedVersion(constraint) {
	return /^==?([^=,|*]+)$/.exec(constraint)?.[1];
}
/** `numpy 1.23.4 py39` and `numpy = 1.23.4` are one form to conda: `numpy=1.23.4[=py39]`. */
function withoutBlanks(raw) {
	const entry = raw.trim().replace(/\s*([=<>!~]+|::)\s*/g, "$1").replace(/\s+/g, "=");
	const read = parseMatchSpec(entry);
	if ("problem" in read) return read.suggestion ?? exampleOf(entry);
	return read.version === void 0 ? entryOf(read) : entry;
}
/** How to write an entry of which the name alone can be read. */
function exampleOf(raw) {
	const name = /^[^\p{L}\p{N}]*([a-z][a-z0-9_.-]*)/iu.exec(raw)?.[1];
	return entryOf({
		channel: void 0,
		name: name ?? "<name>"
	});
}
/** The form of an entry with a version to fill in: `[channel::]name=<version>`. */
function entryOf({ channel, name }, version = "<version>") {
	return `${channel === void 0 ? "" : `${channel}::`}${name}=${version}`;
}
// actions/src/environment/requirement/marker.ts
const variables = /* @__PURE__ */ new Set([
	"python_version",
	"python_full_version",
	"os_name",
	"sys_platform",
	"platform_release",
	"platform_system",
	"platform_version",
	"platform_machine",
	"platform_python_implementation",
	"implementation_name",
	"implementation_version",
	"extra"
]);
const tokenPattern = /\s*(\(|\)|===|[<>!=~]=|[<>]|"[^"]*"|'[^']*'|not\s+in\b|[a-z_]+)/y;
/** Parses a marker; undefined if the text is not one. */
function parseMarker(text) {
	const tokens = [];
	tokenPattern.lastIndex = 0;
	for (let end = 0; end < text.trimEnd().length; end = tokenPattern.lastIndex) {
		const token = tokenPattern.exec(text)?.[1];
		if (token === void 0 || tokens.length > 200) return void 0;
		tokens.push(token.replace(/\s+/, " "));
	}
	const marker = parseOr(tokens);
	return tokens.length === 0 ? marker : void 0;
}
function parseOr(tokens) {
	let left = parseAnd(tokens);
	while (left !== void 0 && tokens[0] === "or") {
		tokens.shift();
		const right = parseAnd(tokens);
		left = right && {
			kind: "or",
			left,
			right
		};
	}
	return left;
}
function parseAnd(tokens) {
	let left = parseTerm(tokens);
	while (left !== void 0 && tokens[0] === "and") {
		tokens.shift();
		const right = parseTerm(tokens);
		left = right && {
			kind: "and",
			left,
			right
		};
	}
	return left;
}
function parseTerm(tokens) {
	if (tokens[0] === "(") {
		tokens.shift();
		const inner = parseOr(tokens);
		return tokens.shift() === ")" ? inner : void 0;
	}
	const left = parseOperand(tokens.shift());
	const op = tokens.shift();
	const right = parseOperand(tokens.shift());
	if (left === void 0 || right === void 0 || op === void 0) return void 0;
	if (!/^([<>!=~]=|===|[<>]|in|not in)$/.test(op)) return void 0;
	return {
		kind: "compare",
		left,
		op,
		right
	};
}
function parseOperand(token) {
	if (token === void 0) return void 0;
	if (/^["']/.test(token)) return {
		text: token.slice(1, -1),
		variable: false
	};
	return variables.has(token) ? {
		text: token,
		variable: true
	} : void 0;
}
/**
* Whether the marker holds where its variables have these values; a variable without a value is
* empty, as pip treats `extra`.
*/
function markerHolds(marker, values) {
	if (marker.kind !== "compare") {
		const left = markerHolds(marker.left, values);
		if (left === (marker.kind === "or")) return left;
		return markerHolds(marker.right, values);
	}
	const value = (operand) => operand.variable ? values[operand.text] ?? "" : operand.text;
	return compareValues(value(marker.left), marker.op, value(marker.right));
}
/** Versions compare as PEP 440 says, anything else as text. */
function compareValues(left, op, right) {
	if (op === "in") return right.includes(left);
	if (op === "not in") return !right.includes(left);
	if (op === "===") return left === right;
	if (require_pep440.valid(left) !== null && require_pep440.valid(right.replace(/\.\*$/, "")) !== null) return require_pep440.satisfies(left, `${op}${right}`, { prereleases: true });
	if (op === "==") return left === right;
	if (op === "!=") return left !== right;
	const order = left < right ? -1 : Number(left > right);
	return op.startsWith("<") ? order < 0 || op === "<=" && order === 0 : order > 0 || op === ">=" && order === 0;
}
// actions/src/environment/requirement/pip-requirement.ts
/** PEP 508 without URLs; the version may stand in parentheses, as in older metadata. */
const requirementPattern = /^([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)\s*(?:\[([a-z0-9._, -]*)\])?\s*(\([^()]*\)\s*|[^;()@]*)(?:;(.*))?$/i;
/** pip and uv read lists line by line, and have more ends of lines than YAML. */
const otherThanText = /[^\S ]|[\p{Cc}\u2028\u2029]/u;
const sources = [
	{
		pattern: /^(-e|--editable)\b/i,
		what: "an editable install"
	},
	{
		pattern: /^(git|hg|svn|bzr)\+|@\s*(git|hg|svn|bzr)\+/i,
		what: "a version control source"
	},
	{
		pattern: /^[a-z][a-z+.-]*:\/\/|^file:|\s@\s|\S@\S*:/i,
		what: "a direct URL"
	},
	{
		pattern: /^[.~]{0,2}[/\\]|^\.{1,2}$|^[a-z]:\\|\.(whl|zip|tar\.gz|tgz)(\[.*\])?$/i,
		what: "a local path"
	}
];
/** Parses an entry of the pip section, or says why it cannot stay. */
function parseRequirement(raw) {
	const text = raw.trim();
	if (otherThanText.test(text)) return invalid(`${JSON.stringify(raw)} holds a line break or another control character.`, text);
	const refused = refusedSource(text);
	if (refused !== void 0) return refused;
	const match = requirementPattern.exec(text);
	if (match === null) return invalid(`\`${raw}\` is not a pip requirement.`, text);
	const [, name = "", extras, version = "", marker] = match;
	const specifier = version.trim().replace(/^\((.*)\)$/, "$1").trim().replace(/\s*(,|===|[<>=!~]=|[<>])\s*/g, "$1");
	if (specifier !== "" && !isSpecifier(specifier)) return invalid(`\`${version.trim()}\` in \`${raw}\` is not a version specifier.`, text);
	if (marker !== void 0 && parseMarker(marker) === void 0) return invalid(`\`${marker.trim()}\` in \`${raw}\` is not an environment marker.`, text);
	return {
		raw,
		name: require_pep440.normalizeName(name),
		extras: (extras ?? "").split(",").map((extra) => require_pep440.normalizeName(extra.trim())).filter((extra) => extra !== ""),
		specifier,
		version: /^==([^=,*]+)$/.exec(specifier)?.[1],
		marker: marker?.trim()
	};
}
/** The package of `name @ <url>`, and of a repository or an archive as they are usually named. */
function nameOfSource(text) {
	const [, named] = /^([a-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*@/i.exec(text) ?? [];
	return named === void 0 ? "<name>" : require_pep440.normalizeName(named);
}
/** Every clause needs its operator; the library also takes bare versions. */
function isSpecifier(specifier) {
	return specifier.split(",").every((clause) => /^(===|[<>!=~]=|[<>])[a-z0-9.+!*_-]+$/i.test(clause)) && require_pep440.validRange(specifier);
}
function refusedSource(text) {
	for (const { pattern, what } of sources) if (pattern.test(text)) return {
		rule: "pip-source",
		problem: `\`${text}\` is ${what}; packages come from PyPI, by name and version.`,
		suggestion: `write \`${nameOfSource(text)}==<version>\``
	};
	const option = /^-{1,2}[a-z][a-z-]*|\s(--[a-z][a-z-]*)/i.exec(text);
	if (option === null) return void 0;
	return {
		rule: "pip-option",
		problem: `\`${(option[1] ?? option[0]).trim()}\` is an option of pip; the section holds packages only.`,
		suggestion: "delete this line, and write each package as `name==version`"
	};
}
/** `timm=0.6.12` is conda's way to write a version, and the commonest slip here. */
function invalid(problem, whole) {
	const text = whole.replace(/^(?:python3? -m )?pip3? install /i, "");
	const name = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?(?:\[[a-z0-9._,-]*\])?/i.exec(text)?.[0];
	const version = /=\s*([0-9][a-z0-9.]*)$/i.exec(text)?.[1] ?? "";
	const known = isSpecifier(`==${version}`) ? version : "<version>";
	const entry = `${name ?? "<name>"}==${known}`;
	return {
		rule: "pip-requirement",
		problem,
		suggestion: /^[a-z0-9._-]+=[0-9][a-z0-9.]*$/i.test(text) && known === version ? `write \`${entry}\`, or move the line to the list of conda` : entry
	};
}
/** An entry as pip and uv take it in a list: what was read of it, and nothing else. */
function requirementText({ name, extras, specifier, marker }) {
	return `${name}${extras.length === 0 ? "" : `[${extras.join(",")}]`}${specifier}${marker === void 0 ? "" : ` ; ${marker}`}`;
}
/** The form of an entry with a version to fill in: `name[extra]==<version>`. */
function requirementOf({ name, extras }, version = "<version>") {
	return `${name}${extras.length === 0 ? "" : `[${extras.join(",")}]`}==${version}`;
}
Object.defineProperty(exports, "entryOf", {
	enumerable: true,
	get: function() {
		return entryOf;
	}
});
Object.defineProperty(exports, "markerHolds", {
	enumerable: true,
	get: function() {
		return markerHolds;
	}
});
Object.defineProperty(exports, "parseMarker", {
	enumerable: true,
	get: function() {
		return parseMarker;
	}
});
Object.defineProperty(exports, "parseMatchSpec", {
	enumerable: true,
	get: function() {
		return parseMatchSpec;
	}
});
Object.defineProperty(exports, "parseRequirement", {
	enumerable: true,
	get: function() {
		return parseRequirement;
	}
});
Object.defineProperty(exports, "requirementOf", {
	enumerable: true,
	get: function() {
		return requirementOf;
	}
});
Object.defineProperty(exports, "requirementText", {
	enumerable: true,
	get: function() {
		return requirementText;
	}
});
