package dev.hearth.desktop.agent;

import dev.hearth.api.SettingChange;
import dev.hearth.api.SettingView;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The settings as the agent holds them: a change goes up, and all of them come back. For the
 * window's thread.
 */
public final class OwnerSettings {
  private final Commands commands;
  private final ReadOnlyObjectWrapper<List<SettingView>> all =
      new ReadOnlyObjectWrapper<>(List.of());

  public OwnerSettings(Commands commands) {
    this.commands = commands;
  }

  /** Empty until they were read first. */
  public ReadOnlyObjectProperty<List<SettingView>> all() {
    return all.getReadOnlyProperty();
  }

  public Optional<SettingView> find(String key) {
    return all.get().stream().filter(setting -> setting.key().equals(key)).findFirst();
  }

  /**
   * Reads them again: the owner may have changed the file.
   *
   * @param trouble hears why that did not work; nothing in words when it did
   */
  public void refresh(Consumer<String> trouble) {
    commands.run(
        commands.agent()::settings,
        read -> {
          all.set(read);
          trouble.accept("");
        },
        failure -> trouble.accept(failure.sentence()));
  }

  /** An empty value sets it back; what holds stays when it is refused. */
  public void set(String key, String value, Consumer<Failure> refused) {
    SettingChange change = new SettingChange(key, value);
    commands.run(() -> commands.agent().set(change), all::set, refused);
  }
}
