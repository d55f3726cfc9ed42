package dev.hearth.node.dbus.desktop;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Players and browsers that play at the moment, by their MPRIS interface. */
public record VideoPlayers(Services session) {
  private static final String PREFIX = "org.mpris.MediaPlayer2.";
  private static final String PATH = "/org/mpris/MediaPlayer2";
  private static final String PLAYER = "org.mpris.MediaPlayer2.Player";

  /** Music players are left out: who listens from the next room is away. */
  private static final Set<String> KNOWN =
      Set.of(
          "vlc",
          "mpv",
          "totem",
          "celluloid",
          "smplayer",
          "haruna",
          "dragonplayer",
          "kodi",
          "firefox",
          "chromium",
          "chrome",
          "brave",
          "vivaldi",
          "opera",
          "edge",
          "plasma-browser-integration");

  /** One of them, empty text when none plays; empty when there is no bus, or one is too busy. */
  public Optional<String> playing() {
    return session.names().flatMap(this::playing);
  }

  private Optional<String> playing(List<String> services) {
    boolean busy = false;
    for (String service : services.stream().filter(VideoPlayers::isPlayer).toList()) {
      Optional<Object> status = session.property(service, PATH, PLAYER, "PlaybackStatus");
      if (status.filter("Playing"::equals).isPresent()) {
        return Optional.of(kind(service));
      }
      busy |= status.isEmpty();
    }
    return busy ? Optional.empty() : Optional.of("");
  }

  private static boolean isPlayer(String service) {
    return service.startsWith(PREFIX) && KNOWN.contains(kind(service));
  }

  /** "firefox" for "org.mpris.MediaPlayer2.firefox.instance_1_23". */
  private static String kind(String service) {
    List<String> parts = List.of(service.substring(PREFIX.length()).split("\\."));
    return parts.getFirst().toLowerCase(Locale.ROOT);
  }
}
