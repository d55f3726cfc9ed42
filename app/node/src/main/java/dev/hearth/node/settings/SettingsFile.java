package dev.hearth.node.settings;

import dev.hearth.node.store.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings on disk. Beside the file lies a copy of the last one that read without a fault: when
 * the file is damaged it is set aside and the copy takes its place. Not for concurrent use.
 */
final class SettingsFile {
  private static final int MOST_BYTES = 1 << 20;
  private final Path file;
  private final Path good;
  private final InstantSource clock;

  SettingsFile(Path file, InstantSource clock) {
    this.file = file;
    this.good = Path.of(file + ".good");
    this.clock = clock;
  }

  /** What the file says, and what the owner should know of how it read. */
  record Loaded(SettingsText text, Values values, List<String> notices) {}

  /** Reads the file, writing one where there is none. */
  Loaded load(Values before) throws IOException {
    if (!Files.exists(file)) {
      return Files.exists(good) ? restore("were gone") : obey(fresh(), before);
    }
    Optional<SettingsText> text = read(file);
    return text.isPresent() ? obey(text.get(), before) : restore("were damaged");
  }

  /** As in the beginning; of what was set no copy stays. */
  Loaded startAfresh() throws IOException {
    Files.deleteIfExists(good);
    return load(Values.NONE);
  }

  private Loaded obey(SettingsText text, Values before) {
    SettingsText.Parsed parsed = text.parse(before);
    List<String> notices = new ArrayList<>(parsed.faults());
    if (notices.isEmpty()) {
      keep(text).ifPresent(notices::add);
    }
    return new Loaded(text, parsed.values(), List.copyOf(notices));
  }

  private SettingsText fresh() throws IOException {
    SettingsText text = SettingsText.initial();
    save(text);
    return text;
  }

  /** The damaged file goes only when there is another; on a full disk it stays for now. */
  private Loaded restore(String what) {
    SettingsText text = lastGood();
    String notice = "The settings " + what + "; the last good ones are used.";
    try {
      Path part = written(file, text);
      if (Files.exists(file)) {
        Path damaged = Path.of(file + ".damaged-" + clock.millis());
        Files.move(file, damaged);
        notice =
            "The settings "
                + what
                + " and are kept as "
                + damaged
                + "; the last good ones are used.";
      }
      replace(file, part);
    } catch (IOException e) {
      notice += " They could not be written: " + e.getMessage() + ".";
    }
    return new Loaded(text, text.parse(Values.NONE).values(), List.of(notice));
  }

  private SettingsText lastGood() {
    try {
      return read(good).orElseGet(SettingsText::initial);
    } catch (IOException none) {
      return SettingsText.initial();
    }
  }

  /** Empty when it is no text, or says nothing of settings: a crash has emptied it. */
  private static Optional<SettingsText> read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      return Optional.empty();
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return text.indexOf('\0') >= 0
          ? Optional.empty()
          : Optional.of(new SettingsText(text.lines().toList())).filter(SettingsText::isOfSettings);
    } catch (CharacterCodingException noText) {
      return Optional.empty();
    }
  }

  /** On disk when it returns; a kill leaves the old file or the new one. */
  void save(SettingsText text) throws IOException {
    write(file, text);
  }

  /** Why not; an edit is obeyed all the same. */
  private Optional<String> keep(SettingsText text) {
    try {
      if (!Files.exists(good) || !read(good).equals(Optional.of(text))) {
        write(good, text);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "No copy of your settings can be kept: " + e.getMessage() + ". They hold all the same.");
    }
  }

  private static void write(Path target, SettingsText text) throws IOException {
    replace(target, written(target, text));
  }

  private static Path written(Path target, SettingsText text) throws IOException {
    Path part = Path.of(target + ".part");
    OwnerOnly.file(part);
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return part;
  }

  private static void replace(Path target, Path part) throws IOException {
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
