const require_rolldown_runtime = require("./rolldown-runtime.cjs");
const require_action = require("./entrypoints-action.cjs");
const require_errors = require("./errors.cjs");
const require_prose = require("./report-prose.cjs");
const require_client = require("./github-client.cjs");
const require_event = require("./github-event.cjs");
const require_competition = require("./settings-competition.cjs");
const require_pep440 = require("./npm-renovatebot-pep440.cjs");
const require_read = require("./files-read.cjs");
let node_path = require("node:path");
node_path = require_rolldown_runtime.__toESM(node_path, 1);
let node_fs_promises = require("node:fs/promises");
// actions/src/environment/files/add-entry.ts
/** The package as an entry of an environment file. */
function askedEntry({ section, name, version }) {
	return section === "conda" ? `${name}=${version}` : `${name}==${version}`;
}
/**
* The text of a file with one entry more, before the first of its section that comes after it by name.
* Nothing else of the text changes.
*
* @throws UserError if the file has the package already, or no section for it.
*/
function addEntry(file, asked) {
	const wanted = require_pep440.normalizeName(asked.name);
	const there = [...file.conda, ...file.pip].find(({ name }) => require_pep440.normalizeName(name) === wanted);
	if (there !== void 0) throw new require_errors.UserError(`${file.file} has it already, on line ${there.place.line}: ${there.raw}`, { next: "use what is there, or change the line in a pull request and say why" });
	const section = file[asked.section];
	const last = section.at(-1);
	if (last === void 0) throw new require_errors.UserError(`${file.file} has no ${asked.section} entries to put it beside`, { next: "add it in a pull request" });
	const lines = file.text.split("\n");
	const after = section.find(({ name }) => require_pep440.normalizeName(name) > wanted);
	const at = after === void 0 ? last.place.line : after.place.line - 1;
	const beside = lines[(after ?? last).place.line - 1] ?? "";
	const [indent = ""] = /^\s*-\s+/.exec(beside) ?? [];
	return lines.toSpliced(at, 0, `${indent}${askedEntry(asked)}`).join("\n");
}
// actions/src/github/pulls/files.ts
/**
* The head of an open pull request.
*
* @throws UserError if it is closed, or GitHub refuses.
*/
async function pullBranch({ api, place }, number) {
	const at = {
		...place,
		pull_number: number
	};
	const { data } = await require_client.asking("look at the pull request (pull-requests: read)", () => api.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", at));
	if (data.state !== "open") throw new require_errors.UserError(`pull request #${number} is closed`, { next: "reopen it first" });
	const { sha, ref: branch, repo } = data.head;
	return {
		sha,
		branch,
		own: repo?.full_name === `${place.owner}/${place.repo}`
	};
}
/**
* A small text file of a commit, which may be a stranger's.
*
* @throws UserError if it is missing, no plain file, or larger than `most` bytes.
*/
async function fileAt({ api, place }, { path, ref, most }) {
	const refuse = (why) => new require_errors.UserError(`${path} of the pull request ${why}`, { next: "restore the file from main" });
	const { data } = await require_client.asking(`read ${path} (contents: read)`, () => api.request("GET /repos/{owner}/{repo}/contents/{path}", {
		...place,
		path,
		ref
	}));
	if (Array.isArray(data) || data.type !== "file" || !("content" in data)) throw refuse("is not a plain file");
	if (data.size > most) throw refuse(`has more than ${most} bytes`);
	return Buffer.from(data.content, "base64");
}
// actions/src/github/request-event.ts
/** By `label:` of the form. */
const LABEL = "package-request";
/**
* The event of this run as such a request; undefined if the issue or comment asks for nothing.
*
* @throws UserError if the run is not of an issue or a comment.
*/
async function requestEvent(env) {
	const { issue, comment } = await require_event.readEvent(env);
	if (issue === void 0) throw new require_errors.UserError("this action is for workflows that start on: issues, issue_comment", { next: "see .github/workflows/package-request-form.yml" });
	const ofPull = issue.pull_request !== void 0;
	if (comment !== void 0) {
		if (!ofPull || comment.body?.trim() !== "/lock") return void 0;
		return {
			kind: "lock",
			number: issue.number,
			body: "",
			association: comment.author_association
		};
	}
	if (ofPull || !issue.labels.some(({ name }) => name === LABEL)) return void 0;
	const { number, body, author_association: association } = issue;
	return {
		kind: "form",
		number,
		body: body ?? "",
		association
	};
}
// actions/src/commands/request/edit-request/form.ts
const PLACES_QUESTION = "Where you need it";
/**
* The questions of a competition's .github/ISSUE_TEMPLATE/package-request.yml, in their order. With one
* variant there is no choice where.
*/
function questionsFor(variants) {
	return [
		"Package",
		"Version",
		"Where it comes from",
		...variants.length > 1 ? [PLACES_QUESTION] : [],
		"I need it because"
	];
}
/** The answers that the form offers. */
const SOURCES = {
	"conda-forge": "conda",
	PyPI: "pip"
};
/** Answers to where: each variant alone, or all. */
function placesFor(variants) {
	const each = variants.map((variant) => [`${variant} only`, [variant]]);
	return {
		"all images": variants,
		...Object.fromEntries(each)
	};
}
const LONGEST_BODY = 2e4;
const LONGEST_REASON = 2e3;
/** Both are what conda and PyPI take at most, without what means something to a parser: `[`, `:`, `#`. */
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$/;
const VERSION = /^[0-9][A-Za-z0-9.+!_]{0,60}$/;
/**
* Reads the text that GitHub makes of the form: a heading and an answer for each question. Anybody may
* have written it, by hand as well: a question counts where it comes first, in the form's order, and
* only the last answer may have several lines.
*
* @param variants those that have an environment file
* @throws UserError that names the question.
*/
function parseForm(body, variants) {
	if (body.length > LONGEST_BODY) throw refused("the form", `has more than ${LONGEST_BODY} characters`);
	const questions = questionsFor(variants);
	const answers = /* @__PURE__ */ new Map();
	let rest = `\n${body.replaceAll("\r\n", "\n")}`;
	for (const [index, question] of questions.entries()) {
		const heading = `\n### ${question}\n`;
		const start = rest.indexOf(heading);
		if (start < 0) throw refused(question, "is missing");
		rest = rest.slice(start + heading.length - 1);
		const next = questions[index + 1];
		const end = rest.indexOf(next === void 0 ? "\n### " : `\n### ${next}\n`);
		answers.set(question, (end < 0 ? rest : rest.slice(0, end)).trim());
	}
	const answer = (question) => answers.get(question) ?? "";
	const name = fitting("Package", answer("Package"), NAME);
	const version = fitting("Version", answer("Version"), VERSION);
	const section = choice("Where it comes from", answer("Where it comes from"), SOURCES);
	const places = placesFor(variants);
	const wanted = answers.get(PLACES_QUESTION);
	const chosen = wanted === void 0 ? variants : choice(PLACES_QUESTION, wanted, places);
	const reason = answer("I need it because").slice(0, LONGEST_REASON);
	return {
		asked: {
			section,
			name: section === "conda" ? name.toLowerCase() : name,
			version
		},
		variants: chosen,
		reason
	};
}
function fitting(question, text, pattern) {
	if (pattern.test(text)) return text;
	const wanted = question === "Package" ? "a name such as timm" : "one exact version such as 0.6.12";
	throw refused(question, `is ${text === "" ? "empty" : require_prose.code(require_action.shortLine(text, 80))}, and not ${wanted}`);
}
function choice(question, text, choices) {
	const chosen = Object.hasOwn(choices, text) ? choices[text] : void 0;
	if (chosen !== void 0) return chosen;
	throw refused(question, `is not one of ${Object.keys(choices).join(", ")}`);
}
function refused(question, why) {
	return new require_errors.UserError(`${question} ${why}`, { next: "edit the first comment of this issue" });
}
// actions/src/commands/request/edit-request/edited-files.ts
/** An environment file is refused beyond this by every check. */
const LARGEST = 5e4;
/**
* The environment files as a request wants them, by their path: main's with the line of a form, or those
* of a pull request. They are data; nothing of a request is run.
*
* @throws UserError if a form can't be followed, or a file of the pull request is not one of ours.
*/
async function editedFiles(root, event, github) {
	const environments = require_competition.environmentsOf(await require_competition.competitionOf(root));
	const files = /* @__PURE__ */ new Map();
	if (event.kind === "lock") {
		const { sha } = await pullBranch(github, event.number);
		for (const { file } of environments) {
			const bytes = await fileAt(github, {
				path: file,
				ref: sha,
				most: LARGEST
			});
			files.set(file, readable(file, bytes).text);
		}
		return files;
	}
	const names = environments.map(({ variant }) => variant);
	const { asked, variants } = parseForm(event.body, names);
	for (const { file } of environments.filter(({ variant }) => variants.includes(variant))) files.set(file, addEntry(readable(file, await (0, node_fs_promises.readFile)(node_path.default.join(root, file))), asked));
	return files;
}
function readable(name, bytes) {
	const { file, findings } = require_read.readEnvironment(name, bytes);
	if (file !== void 0 && findings.length === 0) return file;
	throw new require_errors.UserError(require_competition.firstProblem(name, findings), { next: `run npx vsc validate` });
}
Object.defineProperty(exports, "askedEntry", {
	enumerable: true,
	get: function() {
		return askedEntry;
	}
});
Object.defineProperty(exports, "editedFiles", {
	enumerable: true,
	get: function() {
		return editedFiles;
	}
});
Object.defineProperty(exports, "parseForm", {
	enumerable: true,
	get: function() {
		return parseForm;
	}
});
Object.defineProperty(exports, "pullBranch", {
	enumerable: true,
	get: function() {
		return pullBranch;
	}
});
Object.defineProperty(exports, "requestEvent", {
	enumerable: true,
	get: function() {
		return requestEvent;
	}
});
