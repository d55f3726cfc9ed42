package dev.hearth.node.worker;

import dev.hearth.protocol.JobSpec;
import java.nio.file.Path;

/**
 * Text to be written by a job's model: the files of its weights (safetensors) and its vocabulary, a
 * prompt, and so many tokens more, drawn at this temperature by this seed.
 */
public record TextRequest(
    JobSpec job,
    Path weights,
    Path vocabulary,
    String prompt,
    int tokens,
    double temperature,
    long seed) {}
