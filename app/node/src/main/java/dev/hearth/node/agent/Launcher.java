package dev.hearth.node.agent;

import java.io.IOException;
import java.util.List;

/** Starts another process of this program with these arguments; its output goes to our log. */
@FunctionalInterface
public interface Launcher {
  Process start(List<String> arguments) throws IOException;
}
