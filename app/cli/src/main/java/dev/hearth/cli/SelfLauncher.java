package dev.hearth.cli;

import dev.hearth.node.agent.Launcher;
import dev.hearth.node.store.ProcessLog;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts this program again, on the same Java and class path, with other arguments. */
final class SelfLauncher implements Launcher {
  /** As the launcher scripts have it for an agent; they say why. */
  private static final List<String> SMALL =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx512m",
          "-Xms8m",
          "-Xmn2m",
          "-XX:MinHeapFreeRatio=5",
          "-XX:MaxHeapFreeRatio=15",
          "-XX:-ShrinkHeapInSteps",
          "-XX:TrimNativeHeapInterval=60000",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:ArchiveRelocationMode=0",
          "-XX:+ExitOnOutOfMemoryError",
          "-Xss512k",
          "-XX:TieredStopAtLevel=1",
          "-XX:CICompilerCount=1",
          "-XX:CompileThresholdScaling=10",
          "-XX:ReservedCodeCacheSize=24m",
          "-XX:+UseCompactObjectHeaders");

  /**
   * A model's state has to fit, beside a card too; whoever sets a heap by hand overrules it. What
   * computes makes little garbage and keeps large arrays: a heap that grows no further than they do
   * takes half of what the usual one would.
   */
  private static final List<String> COMPUTING =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmn32m",
          "-XX:MinHeapFreeRatio=5",
          "-XX:MaxHeapFreeRatio=10",
          "-XX:MaxRAMPercentage=75",
          "-XX:+UseCompactObjectHeaders",
          "--add-modules=jdk.incubator.vector");

  /** A whole network beside the owner's own programs: it makes do with little. */
  private static final List<String> PRACTICE =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx1g",
          "-XX:+UseCompactObjectHeaders",
          "--add-modules=jdk.incubator.vector");

  private static final List<String> QUICK =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders");

  /** Drawn by the processor: the graphics card may be at work. */
  private static final List<String> WINDOW =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseCompactObjectHeaders",
          "-Xmx256m",
          "-Dprism.order=sw");

  private final Path log;

  /** What a process says goes to this file. */
  SelfLauncher(Path log) {
    this.log = log;
  }

  @Override
  public Process start(List<String> arguments) throws IOException {
    return run(java(flags(arguments.getFirst()), "dev.hearth.cli.Main", arguments), false);
  }

  /** A command whose first line of output the caller reads. */
  Process startTalking(List<String> arguments) throws IOException {
    return run(java(flags(arguments.getFirst()), "dev.hearth.cli.Main", arguments), true);
  }

  /** A command by the launcher script, with the script; the caller reads its output. */
  Process startByScript(List<String> command) throws IOException {
    return started(builder(command, true), Map.of("HEARTH_WAITED", "yes"));
  }

  /**
   * The window is a program of its own on the same class path; its output is the process whose
   * window is seen.
   */
  Process startWindow(Path socket) throws IOException {
    List<String> flags = new ArrayList<>(WINDOW);
    flags.addAll(StartupCache.flags("window"));
    return run(java(flags, "dev.hearth.desktop.Main", List.of("--socket=" + socket)), true);
  }

  /** A command as the launcher script starts those that are over in a moment. */
  Process startQuick(List<String> flags, List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>(QUICK);
    all.addAll(flags);
    return run(java(all, "dev.hearth.cli.Main", arguments), false);
  }

  private static List<String> java(List<String> flags, String main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(arguments);
    return command;
  }

  private Process run(List<String> command, boolean talking) throws IOException {
    return started(builder(command, talking), Map.of());
  }

  private Process started(ProcessBuilder builder, Map<String, String> environment)
      throws IOException {
    ProcessLog.cut(log);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private ProcessBuilder builder(List<String> command, boolean talking) throws IOException {
    Files.createDirectories(log.getParent());
    ProcessBuilder.Redirect output = ProcessBuilder.Redirect.appendTo(log.toFile());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File(nowhere())));
    builder.redirectError(output);
    builder.redirectOutput(talking ? ProcessBuilder.Redirect.PIPE : output);
    return builder;
  }

  private static List<String> flags(String command) {
    return switch (command) {
      case "agent" -> SMALL;
      case "open" -> WINDOW;
      case "practice" -> PRACTICE;
      default -> COMPUTING;
    };
  }

  private static String nowhere() {
    return File.separatorChar == '/' ? "/dev/null" : "NUL";
  }
}
