package dev.hearth.node.settings;

import dev.hearth.node.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The owner's settings as they hold now, from the file and into it. Safe for any thread; listeners
 * hear of a change on the thread that made or found it.
 */
public final class OwnersSettings {
  private static final Logger LOG = LoggerFactory.getLogger(OwnersSettings.class);

  private final Path path;
  private final SettingsFile file;
  private final List<Consumer<Values>> listeners = new CopyOnWriteArrayList<>();
  private SettingsText text;
  private Values values = Values.NONE;
  private List<String> notices = List.of();
  private FileTime seen;

  private OwnersSettings(Path path, InstantSource clock) {
    this.path = path;
    this.file = new SettingsFile(path, clock);
  }

  /** Throws IOException when the folder can be neither read nor written. */
  public static OwnersSettings open(Path path, InstantSource clock) throws IOException {
    OwnerOnly.folder(path.toAbsolutePath().getParent());
    OwnersSettings settings = new OwnersSettings(path, clock);
    settings.load();
    return settings;
  }

  private void load() throws IOException {
    take(file.load(values));
  }

  private void take(SettingsFile.Loaded loaded) throws IOException {
    text = loaded.text();
    values = loaded.values();
    notices = loaded.notices();
    seen = modified();
  }

  private FileTime modified() throws IOException {
    return Files.getLastModifiedTime(path);
  }

  public synchronized Values values() {
    return values;
  }

  /** What did not read, a sentence each; empty when all is well. */
  public synchronized List<String> notices() {
    return notices;
  }

  /** Calls back with the new values after every change. */
  public void onChange(Consumer<Values> listener) {
    listeners.add(listener);
  }

  /**
   * Sets, or unsets when there is no value, and stores it. Throws IllegalArgumentException for a
   * value that is not of the setting's kind, IOException when it cannot be stored: then nothing has
   * changed.
   */
  public void set(Setting<?> setting, Optional<String> value) throws IOException {
    reload();
    synchronized (this) {
      values.with(setting, value);
      file.save(text.with(setting, value));
      load();
    }
    tell();
  }

  /** Reads the file again if it has changed since; cheap when it has not. */
  public void reload() {
    Values before;
    synchronized (this) {
      before = values;
      try {
        if (!modified().equals(seen)) {
          load();
        }
      } catch (NoSuchFileException deleted) {
        recreate();
      } catch (IOException e) {
        LOG.warn("The settings are not read again: {}", e.getMessage());
      }
    }
    if (!before.equals(values())) {
      tell();
    }
  }

  /** Who deletes the file wants the initial settings back. */
  private void recreate() {
    try {
      take(file.startAfresh());
    } catch (IOException e) {
      LOG.warn("The settings cannot be written: {}", e.getMessage());
    }
  }

  private void tell() {
    Values now = values();
    listeners.forEach(listener -> listener.accept(now));
  }
}
