package dev.hearth.node.autostart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** By reg.exe. What is written goes through a file, where no quoting of arguments can harm it. */
final class RegistryTool implements Registry {

  @Override
  public Optional<String> read(String key, String name) throws IOException {
    Answer answer = run("query", key, "/v", name);
    return answer.exit() == 0 ? RegistryText.value(answer.text(), name) : Optional.empty();
  }

  @Override
  public void write(String key, String name, String text) throws IOException {
    merge(RegistryText.setting(key, name, text));
  }

  @Override
  public void remove(String key, String name) throws IOException {
    merge(RegistryText.removing(key, name));
  }

  private static void merge(String text) throws IOException {
    Path file = Files.createTempFile("hearth", ".reg");
    try {
      Files.writeString(file, text, StandardCharsets.UTF_16LE);
      Answer answer = run("import", file.toString());
      if (answer.exit() != 0) {
        throw new IOException("Windows did not take the change: " + answer.text().strip());
      }
    } finally {
      Files.delete(file);
    }
  }

  private record Answer(int exit, String text) {}

  private static Answer run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("reg.exe"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = process.inputReader().lines().collect(Collectors.joining("\n"));
    return new Answer(process.onExit().join().exitValue(), text);
  }
}
