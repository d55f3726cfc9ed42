package dev.hearth.node.autostart;

import java.io.IOException;
import java.util.List;

/** Whether a program starts when its owner logs in. Not for concurrent use. */
public interface Autostart {

  /** No for one that the owner has switched off by the system's own means. */
  boolean isOn() throws IOException;

  /** A program and its arguments, in place of an earlier one; whatever the owner chose before. */
  void on(List<String> command) throws IOException;

  void off() throws IOException;
}
