package dev.hearth.node.dbus;

/** The markup that desktops read in tooltips and notifications. */
public final class Markup {
  private Markup() {}

  /** Plain text that reads the same as markup. */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
