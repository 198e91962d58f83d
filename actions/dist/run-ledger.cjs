const require_errors = require("./errors.cjs");
const require_oci = require("./client-oci.cjs");
// actions/src/registry/ledger/record.ts
const ANNOTATION = "org.drivendata.vsc.record";
/** The manifest that holds `value`: the same value gives the same bytes. */
function recordManifest(artifactType, value) {
	const empty = {
		mediaType: require_oci.MediaType.empty,
		digest: require_oci.digestOf(require_oci.EMPTY_BYTES),
		size: 2
	};
	const manifest = {
		schemaVersion: 2,
		mediaType: require_oci.MediaType.manifest,
		artifactType,
		config: empty,
		layers: [empty],
		annotations: { [ANNOTATION]: JSON.stringify(value) }
	};
	const bytes = require_oci.jsonBytes(manifest);
	return {
		mediaType: require_oci.MediaType.manifest,
		bytes,
		digest: require_oci.digestOf(bytes)
	};
}
/**
* Reads the record under a tag or digest; undefined if there is none.
*
* @throws what `check` throws if the value is not what it should be.
*/
async function readStoredRecord(registry, reference, check) {
	const stored = await registry.manifest(reference);
	if (stored === void 0) return void 0;
	const { value, artifactType } = contentOf(stored.bytes);
	return {
		digest: stored.digest,
		value: check(value, artifactType)
	};
}
/**
* Puts a record under `tag` if the tag still stands for `expected` (undefined: for nothing), and
* returns whether it did. Registries have no compare-and-swap: between the look and the write
* another writer may slip in, so the caller reads back what matters. Registries that honour
* If-Match close that gap.
*/
async function replaceRecord(registry, tag, manifest, expected) {
	const current = await registry.resolve(tag);
	if (current === manifest.digest) return true;
	if (current !== expected) return false;
	await putRecord(registry, tag, manifest, expected);
	return true;
}
/** Puts a record under `tag`, whatever is there. */
async function putRecord(registry, tag, manifest, ifMatch) {
	await registry.putBlob(require_oci.MediaType.empty, require_oci.EMPTY_BYTES);
	await registry.putManifest(tag, manifest, ifMatch);
}
function contentOf(bytes) {
	try {
		const { annotations, artifactType } = JSON.parse(bytes.toString("utf8"));
		return {
			value: JSON.parse(annotations?.[ANNOTATION] ?? "null"),
			artifactType
		};
	} catch {
		return {};
	}
}
// actions/src/registry/ledger/ledger.ts
/** A tag of the ledger holds something else. */
var DamagedEntry = class extends require_errors.SurroundingsError {};
/** The tag that moves to each new entry. Entries keep `release-<number>` for ever. */
const LEDGER_TAG = "releases";
const ARTIFACT_TYPE = "application/vnd.drivendata.vsc.release.v1+json";
/** Entries of all versions; what an older one would misread gets another number, or another kind. */
const ANY_VERSION = /^application\/vnd\.drivendata\.vsc\.release\.v\d+\+json$/;
const KINDS = [
	"publish",
	"rollback",
	"lift"
];
function releaseTag(number) {
	return `release-${number}`;
}
/** The number of the release that a tag is of; undefined for any other tag. */
function releaseOfTag(tag) {
	const digits = /^release-([1-9]\d{0,8})$/.exec(tag)?.[1];
	return digits === void 0 ? void 0 : Number(digits);
}
/** The newest release, or undefined before the first. */
function readHead(registry) {
	return readEntry(registry, LEDGER_TAG);
}
/**
* The entry under a tag or digest; undefined if there is none.
*
* @throws SurroundingsError if it is damaged (DamagedEntry), or of a newer version than this one.
*/
function readEntry(registry, reference) {
	return readStoredRecord(registry, reference, checked);
}
/**
* One release by its number, or undefined if there is none.
*
* @throws SurroundingsError if the ledger is damaged.
*/
async function readRelease(registry, number) {
	const stored = await readEntry(registry, releaseTag(number));
	if (stored !== void 0 && stored.value.number !== number) throw damaged(registry, number);
	return stored;
}
/**
* The releases from the newest down, at most `limit` of them, each checked against the digest that
* its successor names.
*/
async function readReleases(registry, limit = Infinity) {
	const releases = [];
	let entry = await readHead(registry);
	while (entry !== void 0) {
		const { number, previous } = entry.value;
		releases.push(entry.value);
		if (previous === void 0 || releases.length >= limit) break;
		entry = await readEntry(registry, previous);
		if (entry === void 0 || entry.value.number >= number) throw damaged(registry, number - 1);
	}
	return releases;
}
/**
* Fills in what an entry takes from the one before it.
*
* @param judged the newest commit so far, if it is newer than what the head says
*/
function nextRelease(head, entry, judged = head?.value.newest) {
	const number = (head?.value.number ?? 0) + 1;
	const { commit, digests } = entry;
	const newest = entry.kind === "publish" || judged === void 0 ? {
		number,
		commit,
		digests
	} : judged;
	return {
		number,
		...entry,
		newest,
		...head === void 0 ? {} : { previous: head.digest }
	};
}
/**
* Appends an entry, or finds it appended: it becomes the head if the head is still the one before
* it. Its own tag comes first, so that every entry up to the head has one.
*
* @throws SurroundingsError if the ledger has moved on since the entry was made.
*/
async function append(registry, release) {
	const manifest = recordManifest(ARTIFACT_TYPE, release);
	const head = await registry.resolve(LEDGER_TAG);
	if (head === manifest.digest) return;
	if (head === release.previous) {
		await putRecord(registry, releaseTag(release.number), manifest);
		await putRecord(registry, LEDGER_TAG, manifest, head);
		if (await isHead(registry, release)) return;
	}
	throw new require_errors.SurroundingsError(`the release ledger of ${registry.repository} changed meanwhile`, { next: "run it again: only one promotion may run at a time" });
}
/** Whether the head of the ledger is this very entry. */
async function isHead(registry, release) {
	const { digest } = recordManifest(ARTIFACT_TYPE, release);
	return await registry.resolve(LEDGER_TAG) === digest;
}
function damaged(registry, number) {
	return new require_errors.SurroundingsError(`the release ledger of ${registry.repository} is damaged at release ${number}`, { next: "npx vsc releases verify says what is missing; --repair restores it" });
}
function checked(value, artifactType) {
	const release = value;
	if (isNewer(release, artifactType)) throw new require_errors.SurroundingsError("the release ledger holds an entry of a newer version", { next: "git pull: an older clone can neither read nor change it" });
	if (typeof value === "object" && value !== null && Number.isSafeInteger(release.number) && release.number > 0 && KINDS.includes(release.kind) && isCommit(release.commit) && areDigests(release.digests) && Number.isSafeInteger(release.newest?.number) && isCommit(release.newest.commit) && areDigests(release.newest.digests) && typeof release.locks === "object" && typeof release.when === "string" && Array.isArray(release.changes) && release.changes.every((line) => typeof line === "string") && [
		release.by,
		release.run,
		release.reason
	].every((text) => typeof (text ?? "") === "string") && release.previous === void 0 === (release.number === 1) && (release.previous === void 0 || require_oci.isDigest(release.previous))) return release;
	throw new DamagedEntry("the release ledger holds an entry that this version cannot read", { next: "npx vsc releases verify says what is missing; --repair restores it" });
}
function isNewer(release, artifactType) {
	if (!ANY_VERSION.test(artifactType ?? "")) return false;
	return artifactType !== ARTIFACT_TYPE || typeof release?.kind === "string" && !KINDS.includes(release.kind);
}
/** Whether `text` is a full commit id. */
function isCommit(text) {
	return typeof text === "string" && /^[0-9a-f]{40}$/.test(text);
}
function areDigests(value) {
	return typeof value === "object" && value !== null && Object.values(value).every((digest) => typeof digest === "string" && require_oci.isDigest(digest));
}
Object.defineProperty(exports, "DamagedEntry", {
	enumerable: true,
	get: function() {
		return DamagedEntry;
	}
});
Object.defineProperty(exports, "LEDGER_TAG", {
	enumerable: true,
	get: function() {
		return LEDGER_TAG;
	}
});
Object.defineProperty(exports, "append", {
	enumerable: true,
	get: function() {
		return append;
	}
});
Object.defineProperty(exports, "isCommit", {
	enumerable: true,
	get: function() {
		return isCommit;
	}
});
Object.defineProperty(exports, "isHead", {
	enumerable: true,
	get: function() {
		return isHead;
	}
});
Object.defineProperty(exports, "nextRelease", {
	enumerable: true,
	get: function() {
		return nextRelease;
	}
});
Object.defineProperty(exports, "putRecord", {
	enumerable: true,
	get: function() {
		return putRecord;
	}
});
Object.defineProperty(exports, "readEntry", {
	enumerable: true,
	get: function() {
		return readEntry;
	}
});
Object.defineProperty(exports, "readHead", {
	enumerable: true,
	get: function() {
		return readHead;
	}
});
Object.defineProperty(exports, "readRelease", {
	enumerable: true,
	get: function() {
		return readRelease;
	}
});
Object.defineProperty(exports, "readReleases", {
	enumerable: true,
	get: function() {
		return readReleases;
	}
});
Object.defineProperty(exports, "readStoredRecord", {
	enumerable: true,
	get: function() {
		return readStoredRecord;
	}
});
Object.defineProperty(exports, "recordManifest", {
	enumerable: true,
	get: function() {
		return recordManifest;
	}
});
Object.defineProperty(exports, "releaseOfTag", {
	enumerable: true,
	get: function() {
		return releaseOfTag;
	}
});
Object.defineProperty(exports, "releaseTag", {
	enumerable: true,
	get: function() {
		return releaseTag;
	}
});
Object.defineProperty(exports, "replaceRecord", {
	enumerable: true,
	get: function() {
		return replaceRecord;
	}
});
