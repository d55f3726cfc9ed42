package dev.hearth.cli;

import picocli.CommandLine.Option;

/** {@code --threads}: how many threads of this machine compute. */
final class ThreadsOption {
  private static final int MOST = 1024;

  @Option(names = "--threads", description = "Host threads for training; all cores by default.")
  private Integer threads;

  /** Throws CommandException with this code for a number of threads that cannot be. */
  int count(String code) {
    if (threads == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    if (threads < 1 || threads > MOST) {
      throw CommandException.usage(
          code, "--threads is from 1 to " + MOST + ".", "Leave it out for all cores.");
    }
    return threads;
  }
}
