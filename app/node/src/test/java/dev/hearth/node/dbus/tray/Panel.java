package dev.hearth.node.dbus.tray;

import dev.hearth.node.Ending;
import dev.hearth.node.VirtualScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Xfce's panel with nothing but a tray, which begins at the upper left. */
public final class Panel implements AutoCloseable {
  public static final int EMBER = 0xe2711d;
  public static final int ASH = 0x8c8c8c;
  static final int SIZE = 32;
  private static final String CHANNEL =
      """
      <channel name="xfce4-panel" version="1.0">
        <property name="configver" type="int" value="2"/>
        <property name="panels" type="array">
          <value type="int" value="1"/>
          <property name="panel-1" type="empty">
            <property name="position" type="string" value="p=6;x=0;y=0"/>
            <property name="length" type="uint" value="100"/>
            <property name="size" type="uint" value="%d"/>
            <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
          </property>
        </property>
        <property name="plugins" type="empty">
          <property name="plugin-1" type="string" value="systray">
            <property name="square-icons" type="bool" value="true"/>
          </property>
        </property>
      </channel>
      """;
  private final Process process;

  public Panel(Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("xfce4-panel");
    builder.environment().putAll(environment);
    process =
        builder
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  /** Writes its configuration into a folder, which becomes its home. */
  public static Map<String, String> home(Path folder, VirtualScreen screen, String bus)
      throws IOException {
    Path settings = folder.resolve("xfce4/xfconf/xfce-perchannel-xml");
    Files.createDirectories(settings);
    Files.writeString(settings.resolve("xfce4-panel.xml"), CHANNEL.formatted(SIZE));
    String home = folder.toString();
    return Map.of(
        "HOME", home,
        "XDG_CONFIG_HOME", home,
        "XDG_CACHE_HOME", home,
        "XDG_RUNTIME_DIR", home,
        "DISPLAY", screen.name(),
        "XAUTHORITY", screen.authority().toString(),
        "DBUS_SESSION_BUS_ADDRESS", bus,
        "NO_AT_BRIDGE", "1");
  }

  /**
   * Until the icon is there in a colour. A click before that would open the panel's own menu, whose
   * windows come to lie on the icon where nothing manages them.
   */
  public static void awaitIcon(VirtualScreen screen, int colour)
      throws IOException, InterruptedException {
    while (!screen.shows(colour, SIZE)) {
      screen.run("xdotool", "mousemove", "300", "300"); // as long as one look should wait
    }
  }

  @Override
  public void close() {
    Ending.of(process);
  }
}
