/** Every container of ours carries this label, with the run's id; never a fixed name. */
export const RUN_LABEL = 'org.drivendata.vsc.run';
/** The process that will remove the container: see processes.ts. */
export const OWNER_LABEL = 'org.drivendata.vsc.owner';
