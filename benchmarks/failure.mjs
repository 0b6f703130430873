/** Something that whoever runs the command can understand from one sentence. */
export class Failure extends Error {}
