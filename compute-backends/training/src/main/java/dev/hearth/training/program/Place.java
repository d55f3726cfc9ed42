package dev.hearth.training.program;

/**
 * Where a variable lies in the memory of a traced program (verifier's docs/dispute.md, Memory).
 *
 * @param region 0, 1 or 2
 * @param variable its number there
 */
public record Place(int region, int variable) {}
