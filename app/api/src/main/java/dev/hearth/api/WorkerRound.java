package dev.hearth.api;

import java.util.List;

/**
 * A round to end: the job's canonical bytes (hexadecimal), the files of the weights it started
 * from, of the outer step's momentum (empty in the first round), of the accepted updates in the
 * order of their shards, of the validation tokens, and the folder for the next weights.
 */
public record WorkerRound(
    String jobHex,
    String weightsPath,
    String momentumPath,
    List<String> updatePaths,
    String validationPath,
    String workFolder) {}
