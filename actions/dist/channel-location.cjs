const require_pep440 = require("./npm-renovatebot-pep440.cjs");
// actions/src/environment/pypi/index/wheel-tags.ts
/** Whether pip takes a file on linux-64: by the Python it asks for and, for a wheel, by its tags. */
function isInstallable(file, target) {
	if (file.kind === "wheel" && !fitsTags(file.filename, target)) return false;
	return allowsPython(file, target);
}
/** PyPI carries specifiers that break PEP 440; pip doesn't hold those against a file. */
function allowsPython({ requiresPython }, { python }) {
	if (requiresPython === "") return true;
	const key = `${python} ${requiresPython}`;
	const known = allowed.get(key) ?? satisfiesPython(python, requiresPython);
	allowed.set(key, known);
	return known;
}
/** A project says the same of all its releases for years. */
const allowed = /* @__PURE__ */ new Map();
function satisfiesPython(python, requiresPython) {
	try {
		return require_pep440.satisfies(python, requiresPython, { prereleases: true });
	} catch {
		return true;
	}
}
/** A wheel's name ends in `-<python>-<abi>-<platform>.whl`, each a set joined by dots (PEP 425). */
function fitsTags(filename, target) {
	const [platforms = "", abis = "", pythons = ""] = filename.replace(/\.whl$/, "").split("-").toReversed();
	const own = target.python.split(".").slice(0, 2).map(Number);
	return platforms.split(".").some((tag) => fitsPlatform(tag, target)) && pythons.split(".").some((python) => abis.split(".").some((abi) => fitsInterpreter(python, abi, own)));
}
function fitsInterpreter(python, abi, [major, minor]) {
	const match = /^(cp|py)(\d)(\d*)$/.exec(python);
	if (match === null || Number(match[2]) !== major) return false;
	const [, implementation, , digits = ""] = match;
	const wanted = digits === "" ? 0 : Number(digits);
	if (implementation === "py") return abi === "none" && wanted <= minor;
	if (abi === "abi3") return wanted <= minor;
	return wanted === minor && (abi === `cp${major}${minor}` || abi === "none");
}
/** The names before PEP 600 stand for a version of glibc each. */
const oldManylinux = {
	manylinux1: 5,
	manylinux2010: 12,
	manylinux2014: 17
};
function fitsPlatform(tag, { glibc }) {
	if (tag === "any" || tag === "linux_x86_64") return true;
	const [, old, recent] = /^(?:(manylinux\d+)|manylinux_2_(\d+))_x86_64$/.exec(tag) ?? [];
	return (old === void 0 ? Number(recent ?? Infinity) : oldManylinux[old] ?? Infinity) <= Number(glibc.split(".")[1]);
}
// actions/src/environment/pypi/index/releases.ts
/**
* The files of a release that may be installed in the image: its wheels, or, if there is none, its
* source archives. In the order of their names.
*/
function releaseFiles(files, version, target) {
	const fitting = files.filter((file) => sameVersion(file.version, version) && isInstallable(file, target)).toSorted((a, b) => a.filename < b.filename ? -1 : 1);
	const wheels = fitting.filter(({ kind }) => kind === "wheel");
	return wheels.length > 0 ? wheels : fitting;
}
/** Whether PEP 440 has two versions for one: `1.2` is `1.2.0`. Others are compared as text. */
function sameVersion(a, b) {
	if (a === b) return true;
	if (plain.test(a) && plain.test(b)) return bare(a) === bare(b);
	return require_pep440.valid(a) !== null && require_pep440.valid(b) !== null && require_pep440.compare(a, b) === 0;
}
const plain = /^\d+(?:\.\d+)*$/;
function bare(version) {
	return version.replace(/(^|\.)0+(?=\d)/g, "$1").replace(/(?:\.0)+$/, "");
}
/** Oldest first. Indexes have versions from before PEP 440, which it can't read. */
function byAge(a, b) {
	try {
		return require_pep440.compare(a, b);
	} catch {
		return a < b ? -1 : 1;
	}
}
// actions/src/environment/channel/location.ts
const anaconda = "https://conda.anaconda.org";
/**
* Resolves channel names in order of priority, as conda does: a plain name is a channel of
* anaconda.org, `defaults` stands for two channels, and `nodefaults` names none.
* @param base where channel `x` is served as `<base>/x`: a mirror, or a server of a test
*/
function locateChannels(names, base) {
	return names.flatMap(expand).map(({ name, url }) => ({
		name,
		url,
		source: base === void 0 ? url : `${base.replace(/\/+$/, "")}/${mirrorPath(name)}`
	}));
}
function expand(name) {
	if (name === "nodefaults") return [];
	if (name === "defaults") {
		const pkgs = "https://repo.anaconda.com/pkgs";
		return ["main", "r"].map((part) => ({
			name: `pkgs/${part}`,
			url: `${pkgs}/${part}`
		}));
	}
	if (/^https?:\/\//.test(name)) return [{
		name,
		url: name.replace(/\/+$/, "")
	}];
	return [{
		name,
		url: `${anaconda}/${name}`
	}];
}
/** A channel given by its address keeps its path on the mirror. */
function mirrorPath(name) {
	return /^https?:\/\//.test(name) ? new URL(name).pathname.replace(/^\/+|\/+$/g, "") : name;
}
Object.defineProperty(exports, "allowsPython", {
	enumerable: true,
	get: function() {
		return allowsPython;
	}
});
Object.defineProperty(exports, "byAge", {
	enumerable: true,
	get: function() {
		return byAge;
	}
});
Object.defineProperty(exports, "isInstallable", {
	enumerable: true,
	get: function() {
		return isInstallable;
	}
});
Object.defineProperty(exports, "locateChannels", {
	enumerable: true,
	get: function() {
		return locateChannels;
	}
});
Object.defineProperty(exports, "releaseFiles", {
	enumerable: true,
	get: function() {
		return releaseFiles;
	}
});
Object.defineProperty(exports, "sameVersion", {
	enumerable: true,
	get: function() {
		return sameVersion;
	}
});
