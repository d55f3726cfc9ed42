package dev.hearth.node.worker;

import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import java.nio.file.Path;

/**
 * A lease to train: the files of its round's weights (safetensors) and of the training tokens, and
 * the lease's own folder for snapshots and the update.
 */
public record Assignment(JobSpec job, Lease lease, Path weights, Path tokens, Path folder) {}
