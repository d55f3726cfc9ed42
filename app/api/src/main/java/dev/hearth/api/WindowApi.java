package dev.hearth.api;

import dev.hearth.api.rpc.Method;

/** An agent has one window at most: whoever opens it again sees the one there is. */
public interface WindowApi {

  /**
   * This connection's window is about to be shown, and is the one for as long as the connection
   * lasts. Where there is one already, that one comes to the front. The answer is the window that
   * the owner sees.
   */
  @Method("window.open")
  WindowReference open(WindowReference window);

  /** Brings the window to the front; the answer is that window, or none. */
  @Method("window.raise")
  WindowReference raise();
}
