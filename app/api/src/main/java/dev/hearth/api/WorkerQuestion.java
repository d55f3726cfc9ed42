package dev.hearth.api;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.dispute.Position;
import java.util.List;

/**
 * Where a dispute about a lease stands: the lease's own and the job's canonical bytes
 * (hexadecimal), the files of start weights and tokens, the position, and what it lists: values, or
 * the words of a chunk; last the step of the lease that the dispute came through.
 */
public record WorkerQuestion(
    String lease,
    String jobHex,
    String weightsPath,
    String tokensPath,
    Position position,
    List<Hash> values,
    Bytes words,
    int step) {}
