/** Why there is no answer, in one sentence for whoever typed the command. */
export class Failure extends Error {}
