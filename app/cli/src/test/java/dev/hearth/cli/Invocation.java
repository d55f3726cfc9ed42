package dev.hearth.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One command line run in this process: its exit code and what it wrote. */
record Invocation(int exitCode, List<String> out, List<String> err) {
  private static final JsonMapper JSON = new JsonMapper();

  static Invocation of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int exitCode = line.execute(arguments);
    return new Invocation(
        exitCode, out.toString().lines().toList(), err.toString().lines().toList());
  }

  List<JsonNode> objects() {
    return out.stream().map(JSON::readTree).toList();
  }

  JsonNode last() {
    return objects().getLast();
  }
}
