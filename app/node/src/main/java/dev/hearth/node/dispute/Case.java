package dev.hearth.node.dispute;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.training.program.TracedProgram;
import java.util.List;

/**
 * What a dispute is about, and what one side says of it.
 *
 * @param openedIn the block that the dispute was opened in, or any before it
 * @param program whose hash the terms name
 * @param counsel knows what happened
 * @param commitment the values that the provider committed to
 */
public record Case(
    Terms terms, long openedIn, TracedProgram program, Counsel counsel, List<Hash> commitment) {
  public Case {
    commitment = List.copyOf(commitment);
  }
}
