package dev.hearth.node.autostart;

import java.io.IOException;
import java.util.Optional;

/** Values of the Windows registry. */
interface Registry {

  /** Text as it stands, bytes in hexadecimal; empty where there is no such value. */
  Optional<String> read(String key, String name) throws IOException;

  void write(String key, String name, String text) throws IOException;

  /** Nothing happens where there is no such value. */
  void remove(String key, String name) throws IOException;
}
