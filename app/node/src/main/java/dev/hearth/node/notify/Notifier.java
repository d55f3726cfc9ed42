package dev.hearth.node.notify;

/**
 * Shows a message for some seconds. Safe for any thread; nothing blocks and nothing fails: a
 * desktop that shows no messages shows none.
 */
@FunctionalInterface
public interface Notifier {
  void tell(String title, String sentence);
}
