/** Rules for workflow files, and ways to break a workflow to see whether the rules notice. */
export type { ArtifactActions } from './artifact-steps.ts';
export { actionNeeds, commandNeeds, type Need } from './needed-permissions.ts';
export { type Mutant, type Mutation, MUTATIONS, type Subject } from './mutations.ts';
export { lines, type Violation } from './violation.ts';
export { type WorkflowFile, workflowFile } from './workflow-file.ts';
export { brokenPolicy, type LocalAction, type Policy } from './workflow-policy.ts';
