package dev.hearth.api;

/**
 * A lease to train: its own and the job's canonical bytes (hexadecimal), round and shard, the files
 * of start weights and tokens, and the folder for snapshots and the update.
 */
public record WorkerAssignment(
    String lease,
    String jobHex,
    int round,
    int shard,
    String weightsPath,
    String tokensPath,
    String workFolder) {}
