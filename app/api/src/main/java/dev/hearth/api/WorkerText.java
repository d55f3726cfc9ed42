package dev.hearth.api;

/** Text to draw: the job's canonical bytes (hexadecimal), the files of weights and vocabulary. */
public record WorkerText(
    String jobHex,
    String weightsPath,
    String vocabularyPath,
    String prompt,
    int tokens,
    double temperature,
    long seed) {}
