const require_rolldown_runtime = require("./rolldown-runtime.cjs");
// actions/src/environment/names.ts
/**
* A package name as PyPI compares names (PEP 503): lower case, runs of `-`, `_` and `.` are one `-`.
* conda tells `_` from `-`, but has no two packages that differ in nothing else.
*/
function normalizeName(name) {
	return name.toLowerCase().replace(/[-_.]+/g, "-");
}
/** An entry of either list with another package's name: `pytorch::tqmd=4.64.1`, of tqdm. */
function renamed(raw, name) {
	return raw.replace(/^(.*::)?[\w.-]+/, (_all, channel) => (channel ?? "") + name);
}
/** Conda packages that install a PyPI project of another name; names normalized. */
const pypiNames = {
	"astropy-base": "astropy",
	"brotli-python": "brotli",
	"cvxpy-base": "cvxpy",
	"cython-blis": "blis",
	"dask-core": "dask",
	"docker-py": "docker",
	faiss: "faiss-cpu",
	"filesystem-spec": "fsspec",
	"geopandas-base": "geopandas",
	"h3-py": "h3",
	ignite: "pytorch-ignite",
	libopencv: "opencv-python",
	"matplotlib-base": "matplotlib",
	"mne-base": "mne",
	"modin-core": "modin",
	"msgpack-python": "msgpack",
	"nvidia-ml": "nvidia-ml-py3",
	opencv: "opencv-python",
	"ortools-python": "ortools",
	"panel-core": "panel",
	"py-opencv": "opencv-python",
	"py-xgboost": "xgboost",
	"py-xgboost-cpu": "xgboost",
	"py-xgboost-gpu": "xgboost",
	"pyarrow-core": "pyarrow",
	"pymc-base": "pymc",
	pyqt: "pyqt5",
	pysoundfile: "soundfile",
	pysox: "sox",
	pytables: "tables",
	"python-annoy": "annoy",
	"python-duckdb": "duckdb",
	"python-fastjsonschema": "fastjsonschema",
	"python-flatbuffers": "flatbuffers",
	"python-graphviz": "graphviz",
	"python-igraph": "igraph",
	"python-kaleido": "kaleido",
	"python-lmdb": "lmdb",
	"python-sounddevice": "sounddevice",
	"python-tzdata": "tzdata",
	"python-xxhash": "xxhash",
	"python-zstd": "zstd",
	pytorch: "torch",
	"pytorch-cpu": "torch",
	"pytorch-geometric": "torch-geometric",
	"pytorch-gpu": "torch",
	quaternion: "numpy-quaternion",
	"ray-core": "ray",
	"redis-py": "redis",
	"seaborn-base": "seaborn",
	"sentencepiece-python": "sentencepiece",
	"tensorflow-base": "tensorflow",
	"vtk-base": "vtk"
};
/** PyPI projects that put the same modules into Python as another one does. */
const sameModules = {
	"faiss-gpu": "faiss-cpu",
	"onnxruntime-gpu": "onnxruntime",
	"opencv-contrib-python": "opencv-python",
	"opencv-contrib-python-headless": "opencv-python",
	"opencv-python-headless": "opencv-python",
	"pillow-simd": "pillow",
	"tensorflow-cpu": "tensorflow",
	"tensorflow-gpu": "tensorflow"
};
/** The PyPI project that a conda package installs: `torch` for `pytorch`. Normalized. */
function pypiNameOf(condaName) {
	const name = normalizeName(condaName);
	return pypiNames[name] ?? name;
}
/** Conda packages with the metadata of other distributions than the one of their PyPI name. */
const distributions = {
	opencv: ["opencv-python", "opencv-python-headless"],
	"py-opencv": ["opencv-python", "opencv-python-headless"]
};
/** The PyPI projects that a conda package stands for, to what pip installs on top. Normalized. */
function distributionsOf(condaName) {
	return distributions[normalizeName(condaName)] ?? [pypiNameOf(condaName)];
}
/** One name for all PyPI projects that overwrite each other's modules. Takes a normalized name. */
function moduleFamily(pypiName) {
	return sameModules[pypiName] ?? pypiName;
}
// actions/src/environment/match-spec.ts
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
/** Spellings outside the grammar that people know from elsewhere, told apart for a good message. */
function shapeProblem(raw, channel, rest) {
	if (/^(https?|file|git\+\w+):/i.test(raw)) return { problem: `\`${raw}\` is a URL; packages come from the channels that the policy names.` };
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
		problem: `\`${raw}\` uses brackets, which environment files here do not hold.`,
		suggestion: "write `channel::name=version=build`, extras belong to pip"
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
// node_modules/@renovatebot/pep440/lib/version.js
const VERSION_PATTERN = [
	"v?",
	"(?:",
	"(?:(?<epoch>[0-9]+)!)?",
	"(?<release>[0-9]+(?:\\.[0-9]+)*)",
	"(?<pre>",
	"[-_\\.]?",
	"(?<pre_l>(a|b|c|rc|alpha|beta|pre|preview))",
	"[-_\\.]?",
	"(?<pre_n>[0-9]+)?",
	")?",
	"(?<post>",
	"(?:-(?<post_n1>[0-9]+))",
	"|",
	"(?:",
	"[-_\\.]?",
	"(?<post_l>post|rev|r)",
	"[-_\\.]?",
	"(?<post_n2>[0-9]+)?",
	")",
	")?",
	"(?<dev>",
	"[-_\\.]?",
	"(?<dev_l>dev)",
	"[-_\\.]?",
	"(?<dev_n>[0-9]+)?",
	")?",
	")",
	"(?:\\+(?<local>[a-z0-9]+(?:[-_\\.][a-z0-9]+)*))?"
].join("");
const validRegex = new RegExp("^" + VERSION_PATTERN + "$", "i");
function valid(version) {
	return validRegex.test(version) ? version : null;
}
new RegExp("^\\s*" + VERSION_PATTERN + "\\s*$", "i");
function parse$1(version, regex) {
	const { groups } = (regex || validRegex).exec(version) || {};
	if (!groups) return null;
	return {
		epoch: Number(groups.epoch ? groups.epoch : 0),
		release: groups.release.split(".").map(Number),
		pre: normalize_letter_version(groups.pre_l, groups.pre_n),
		post: normalize_letter_version(groups.post_l, groups.post_n1 || groups.post_n2),
		dev: normalize_letter_version(groups.dev_l, groups.dev_n),
		local: parse_local_version(groups.local)
	};
}
function stringify(parsed) {
	if (!parsed) return null;
	const { epoch, release, pre, post, dev, local } = parsed;
	const parts = [];
	if (epoch !== 0) parts.push(`${epoch}!`);
	parts.push(release.join("."));
	if (pre) parts.push(pre.join(""));
	if (post) parts.push("." + post.join(""));
	if (dev) parts.push("." + dev.join(""));
	if (local) parts.push(`+${local}`);
	return parts.join("");
}
function normalize_letter_version(letterIn, numberIn) {
	let letter = letterIn;
	let number = numberIn;
	if (letter) {
		if (!number) number = 0;
		letter = letter.toLowerCase();
		if (letter === "alpha") letter = "a";
		else if (letter === "beta") letter = "b";
		else if ([
			"c",
			"pre",
			"preview"
		].includes(letter)) letter = "rc";
		else if (["rev", "r"].includes(letter)) letter = "post";
		return [letter, Number(number)];
	}
	if (!letter && number) {
		letter = "post";
		return [letter, Number(number)];
	}
	return null;
}
function parse_local_version(local) {
	if (local) return local.split(/[._-]/).map((part) => Number.isNaN(Number(part)) ? part.toLowerCase() : Number(part));
	return null;
}
function explain(version) {
	const parsed = parse$1(version);
	if (!parsed) return parsed;
	const { epoch, release, pre, post, dev, local } = parsed;
	let base_version = "";
	if (epoch !== 0) base_version += epoch + "!";
	base_version += release.join(".");
	const is_prerelease = Boolean(dev || pre);
	const is_devrelease = Boolean(dev);
	const is_postrelease = Boolean(post);
	return {
		epoch,
		release,
		pre,
		post: post ? post[1] : post,
		dev: dev ? dev[1] : dev,
		local: local ? local.join(".") : local,
		public: stringify(parsed).split("+", 1)[0],
		base_version,
		is_prerelease,
		is_devrelease,
		is_postrelease
	};
}
// node_modules/@renovatebot/pep440/lib/operator.js
var operator_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	"!=": () => ne,
	"<": () => lt,
	"<=": () => le,
	"==": () => eq,
	"===": () => arbitrary,
	">": () => gt,
	">=": () => ge,
	compare: () => compare,
	eq: () => eq,
	ge: () => ge,
	gt: () => gt,
	le: () => le,
	lt: () => lt,
	ne: () => ne,
	rcompare: () => rcompare
});
function lt(version, other) {
	return compare(version, other) < 0;
}
function le(version, other) {
	return compare(version, other) <= 0;
}
function eq(version, other) {
	return compare(version, other) === 0;
}
function ne(version, other) {
	return compare(version, other) !== 0;
}
function ge(version, other) {
	return compare(version, other) >= 0;
}
function gt(version, other) {
	return compare(version, other) > 0;
}
function arbitrary(version, other) {
	return version.toLowerCase() === other.toLowerCase();
}
function compare(version, other) {
	const parsedVersion = parse$1(version);
	const parsedOther = parse$1(other);
	return pyCompare(calculateKey(parsedVersion), calculateKey(parsedOther));
}
function rcompare(version, other) {
	return -compare(version, other);
}
function pyCompare(elemIn, otherIn) {
	let elem = elemIn;
	let other = otherIn;
	if (elem === other) return 0;
	if (Array.isArray(elem) !== Array.isArray(other)) {
		elem = Array.isArray(elem) ? elem : [elem];
		other = Array.isArray(other) ? other : [other];
	}
	if (Array.isArray(elem)) {
		const len = Math.min(elem.length, other.length);
		for (let i = 0; i < len; i += 1) {
			const res = pyCompare(elem[i], other[i]);
			if (res !== 0) return res;
		}
		return elem.length - other.length;
	}
	if (elem === -Infinity || other === Infinity) return -1;
	if (elem === Infinity || other === -Infinity) return 1;
	return elem < other ? -1 : 1;
}
function calculateKey(input) {
	const { epoch } = input;
	let { release, pre, post, local, dev } = input;
	release = release.concat();
	release.reverse();
	while (release.length && release[0] === 0) release.shift();
	release.reverse();
	if (!pre && !post && dev) pre = -Infinity;
	else if (!pre) pre = Infinity;
	if (!post) post = -Infinity;
	if (!dev) dev = Infinity;
	if (!local) local = -Infinity;
	else local = local.map((i) => Number.isNaN(Number(i)) ? [-Infinity, i] : [Number(i), ""]);
	return [
		epoch,
		release,
		pre,
		post,
		dev,
		local
	];
}
// node_modules/@renovatebot/pep440/lib/specifier.js
const RANGE_PATTERN = [
	"(?<operator>(===|~=|==|!=|<=|>=|<|>))",
	"\\s*",
	"(",
	"(?<version>(?:" + VERSION_PATTERN.replace(/\?<\w+>/g, "?:") + "))",
	"(?<prefix>\\.\\*)?",
	"|",
	"(?<legacy>[^,;\\s)]+)",
	")"
].join("");
const isEqualityOperator = (op) => [
	"==",
	"!=",
	"==="
].includes(op);
const rangeRegex = new RegExp("^" + RANGE_PATTERN + "$", "i");
function parse(ranges) {
	if (!ranges.trim()) return [];
	const specifiers = ranges.split(",").map((range) => rangeRegex.exec(range.trim()) || {}).map(({ groups }) => {
		if (!groups) return null;
		let { ...spec } = groups;
		const { operator, version, prefix, legacy } = groups;
		if (version) {
			spec = {
				...spec,
				...explain(version)
			};
			if (operator === "~=") {
				if (spec.release.length < 2) return null;
			}
			if (!isEqualityOperator(operator) && spec.local) return null;
			if (prefix) {
				if (!isEqualityOperator(operator) || spec.dev || spec.local) return null;
			}
		}
		if (legacy && operator !== "===") return null;
		return spec;
	});
	if (specifiers.filter(Boolean).length !== specifiers.length) return null;
	return specifiers;
}
function pick(versions, specifier, options) {
	const parsed = parse(specifier);
	if (!parsed) return [];
	return versions.filter((version) => {
		const explained = explain(version);
		if (!parsed.length) return explained && !(explained.is_prerelease && !options.prereleases);
		return parsed.reduce((pass, spec) => {
			if (!pass) return false;
			return contains({
				...spec,
				...options
			}, {
				version,
				explained
			});
		}, true);
	});
}
function satisfies(version, specifier, options = {}) {
	return pick([version], specifier, options).length === 1;
}
function arrayStartsWith(array, prefix) {
	if (prefix.length > array.length) return false;
	for (let i = 0; i < prefix.length; i += 1) if (prefix[i] !== array[i]) return false;
	return true;
}
function contains(specifier, input) {
	const { explained } = input;
	let { version } = input;
	const { ...spec } = specifier;
	if (spec.prereleases === void 0) spec.prereleases = spec.is_prerelease;
	if (explained && explained.is_prerelease && !spec.prereleases) return false;
	if (spec.operator === "~=") {
		let compatiblePrefix = spec.release.slice(0, -1).concat("*").join(".");
		if (spec.epoch) compatiblePrefix = spec.epoch + "!" + compatiblePrefix;
		return satisfies(version, `>=${spec.version}, ==${compatiblePrefix}`, { prereleases: spec.prereleases });
	}
	if (spec.prefix) {
		const isMatching = explained.epoch === spec.epoch && arrayStartsWith(explained.release, spec.release);
		return spec.operator !== "!=" ? isMatching : !isMatching;
	}
	if (explained && explained.local && spec.version) {
		if (spec.operator !== "===" && !spec.local) {
			version = explained.public;
			spec.version = explain(spec.version).public;
		}
	}
	if (spec.operator === "<" || spec.operator === ">") {
		if (eq(spec.release.join("."), explained.release.join("."))) return false;
	}
	const op = operator_exports[spec.operator];
	return op(version, spec.version || spec.legacy);
}
function validRange(specifier) {
	return Boolean(parse(specifier));
}
// actions/src/environment/marker.ts
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
	if (valid(left) !== null && valid(right.replace(/\.\*$/, "")) !== null) return satisfies(left, `${op}${right}`, { prereleases: true });
	if (op === "==") return left === right;
	if (op === "!=") return left !== right;
	const order = left < right ? -1 : Number(left > right);
	return op.startsWith("<") ? order < 0 || op === "<=" && order === 0 : order > 0 || op === ">=" && order === 0;
}
// actions/src/environment/pip-requirement.ts
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
/** Parses an entry of the pip section, or tells why it cannot stay. */
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
		name: normalizeName(name),
		extras: (extras ?? "").split(",").map((extra) => normalizeName(extra.trim())).filter((extra) => extra !== ""),
		specifier,
		version: /^==([^=,*]+)$/.exec(specifier)?.[1],
		marker: marker?.trim()
	};
}
/** Every clause needs its operator; the library also takes bare versions. */
function isSpecifier(specifier) {
	return specifier.split(",").every((clause) => /^(===|[<>!=~]=|[<>])[a-z0-9.+!*_-]+$/i.test(clause)) && validRange(specifier);
}
function refusedSource(text) {
	for (const { pattern, what } of sources) if (pattern.test(text)) return {
		rule: "pip-source",
		problem: `\`${text}\` is ${what}; packages come from PyPI, by name and version.`,
		suggestion: "write `name==version`"
	};
	const option = /^-{1,2}[a-z][a-z-]*|\s(--[a-z][a-z-]*)/i.exec(text);
	if (option === null) return void 0;
	return {
		rule: "pip-option",
		problem: `\`${(option[1] ?? option[0]).trim()}\` is an option of pip; the section holds packages only.`,
		suggestion: "write `name==version`, without options"
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
Object.defineProperty(exports, "compare", {
	enumerable: true,
	get: function() {
		return compare;
	}
});
Object.defineProperty(exports, "distributionsOf", {
	enumerable: true,
	get: function() {
		return distributionsOf;
	}
});
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
Object.defineProperty(exports, "moduleFamily", {
	enumerable: true,
	get: function() {
		return moduleFamily;
	}
});
Object.defineProperty(exports, "normalizeName", {
	enumerable: true,
	get: function() {
		return normalizeName;
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
Object.defineProperty(exports, "pypiNameOf", {
	enumerable: true,
	get: function() {
		return pypiNameOf;
	}
});
Object.defineProperty(exports, "renamed", {
	enumerable: true,
	get: function() {
		return renamed;
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
Object.defineProperty(exports, "satisfies", {
	enumerable: true,
	get: function() {
		return satisfies;
	}
});
Object.defineProperty(exports, "valid", {
	enumerable: true,
	get: function() {
		return valid;
	}
});
