package dev.hearth.api;

import dev.hearth.api.rpc.Method;

/** What a window offers on its connection. */
public interface WindowListener {

  /** The owner has asked for the window while it is shown. */
  @Method(value = "window.front", notification = true)
  void toFront();
}
