import { appendFileSync, readFileSync } from 'node:fs';

const { GITHUB_API_URL, GITHUB_EVENT_PATH, GITHUB_OUTPUT, GITHUB_REPOSITORY, INPUT_TOKEN } =
  process.env;
const { number, pull_request: pull } = JSON.parse(readFileSync(GITHUB_EVENT_PATH, 'utf8'));
const comments = `${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/issues/${number}/comments`;
const reply = await fetch(comments, {
  method: 'POST',
  headers: { authorization: `Bearer ${INPUT_TOKEN}` },
  body: JSON.stringify({ body: `Thank you, ${pull.user.login}!` }),
});
const answer = await reply.json();
if (!reply.ok) throw new Error(`${reply.status} ${answer.message}`);
appendFileSync(GITHUB_OUTPUT, `comment=${answer.html_url}\n`);
