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

  /** Reads the file, writing the initial one where there is none. */
  Loaded load(Values before) throws IOException {
    Optional<SettingsText> text = Files.exists(file) ? read(file) : Optional.of(fresh());
    if (text.isEmpty()) {
      return restore();
    }
    SettingsText.Parsed parsed = text.get().parse(before);
    if (parsed.faults().isEmpty()) {
      keep(text.get());
    }
    return new Loaded(text.get(), parsed.values(), parsed.faults());
  }

  private SettingsText fresh() throws IOException {
    SettingsText text = SettingsText.initial();
    save(text);
    return text;
  }

  private Loaded restore() throws IOException {
    Path damaged = Path.of(file + ".damaged-" + clock.millis());
    Files.move(file, damaged);
    SettingsText text =
        (Files.exists(good) ? read(good) : Optional.<SettingsText>empty())
            .orElseGet(SettingsText::initial);
    save(text);
    String notice =
        "The settings were damaged and are kept as " + damaged + "; the last good ones are used.";
    return new Loaded(text, text.parse(Values.NONE).values(), List.of(notice));
  }

  /** Empty when it is no text. */
  private static Optional<SettingsText> read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      return Optional.empty();
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return text.indexOf('\0') >= 0
          ? Optional.empty()
          : Optional.of(new SettingsText(text.lines().toList()));
    } catch (CharacterCodingException noText) {
      return Optional.empty();
    }
  }

  /** On disk when it returns; a kill leaves the old file or the new one. */
  void save(SettingsText text) throws IOException {
    write(file, text);
  }

  private void keep(SettingsText text) throws IOException {
    if (!Files.exists(good) || !read(good).equals(Optional.of(text))) {
      write(good, text);
    }
  }

  private static void write(Path target, SettingsText text) throws IOException {
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
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
