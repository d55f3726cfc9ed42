package dev.hearth.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OwnersSettingsTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1234));
  @TempDir Path folder;
  private Path file;
  private int edits;

  @BeforeEach
  void name() {
    file = folder.resolve("hearth.conf");
  }

  private OwnersSettings open() throws IOException {
    return OwnersSettings.open(file, CLOCK);
  }

  /** As a person would, in an editor; each save has a later time. */
  private void edit(String text) throws IOException {
    Files.writeString(file, text);
    edits++;
    Files.setLastModifiedTime(file, FileTime.fromMillis(edits * 10_000L));
  }

  @Test
  void beginsWithEverySettingExplainedAndNoneSet() throws Exception {
    OwnersSettings settings = open();
    String text = Files.readString(file);
    for (Setting<?> setting : Catalogue.general()) {
      assertThat(text)
          .contains("# " + setting.doc() + "\n#" + setting.key() + " = " + setting.initial());
    }
    assertThat(settings.values()).isEqualTo(Values.NONE);
    assertThat(settings.notices()).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void setsInPlaceAndUnsetsAgain() throws Exception {
    OwnersSettings settings = open();
    String before = Files.readString(file);
    settings.set(Catalogue.IDLE_AFTER, Optional.of("10 min"));
    assertThat(Files.readString(file))
        .isEqualTo(before.replace("#idle.after = 5 min", "idle.after = 10 min"));
    assertThat(open().values().get(Catalogue.IDLE_AFTER)).isEqualTo(Duration.ofMinutes(10));
    settings.set(Catalogue.IDLE_AFTER, Optional.empty());
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void keepsWhatPeopleWrote() throws Exception {
    edit("# my own words\n\nidle.after=1 min # not a comment here\npause.video = no\n");
    OwnersSettings settings = open();
    assertThat(settings.notices()).singleElement().asString().startsWith("Line 3 ");
    settings.set(Catalogue.IDLE_AFTER, Optional.of("2 min"));
    settings.set(Catalogue.find("device.cpu.on").orElseThrow(), Optional.of("no"));
    assertThat(Files.readString(file))
        .startsWith("# my own words\n\nidle.after = 2 min\npause.video = no\n")
        .endsWith("\ndevice.cpu.on = no\n");
  }

  @Test
  void refusesAValueAndChangesNothing() throws Exception {
    OwnersSettings settings = open();
    String before = Files.readString(file);
    assertThatThrownBy(() -> settings.set(Catalogue.IDLE_AFTER, Optional.of("soon")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Files.readString(file)).isEqualTo(before);
    assertThat(settings.values()).isEqualTo(Values.NONE);
  }

  @Test
  void readsAnEditAtOnceAndTellsOnce() throws Exception {
    OwnersSettings settings = open();
    List<Values> heard = new ArrayList<>();
    settings.onChange(heard::add);
    edit("idle.after = 1 min\n");
    settings.reload();
    settings.reload();
    assertThat(heard).hasSize(1);
    assertThat(heard.getFirst().get(Catalogue.IDLE_AFTER)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aLineThatDoesNotReadKeepsWhatHeld() throws Exception {
    edit("idle.after = 1 min\n");
    OwnersSettings settings = open();
    edit("idle.after = 1 mni\nnonsense\nquiet.hours = 22:00-07:00\n");
    settings.reload();
    assertThat(settings.values().text(Catalogue.IDLE_AFTER)).isEqualTo("1 min");
    assertThat(settings.values().text(Catalogue.QUIET)).isEqualTo("22:00-07:00");
    assertThat(settings.notices())
        .containsExactly(
            "Line 1 of the settings is not used: idle.after wants a time such as 90 s, 5 min or"
                + " 2 h, not \"1 mni\"; it stays 1 min.",
            "Line 2 of the settings names no setting: nonsense.");
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        Arguments.of(new byte[] {0, 1, 2, (byte) 0xff}),
        Arguments.of(new byte[0]), // a crash before the editor's words reached the disk
        Arguments.of("\n\n".getBytes()),
        Arguments.of("fter = 1 min\n".getBytes()));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void aDamagedFileIsKeptAsideForTheLastGoodOne(byte[] damage) throws Exception {
    edit("idle.after = 1 min\n");
    OwnersSettings settings = open();
    Files.write(file, damage);
    Files.setLastModifiedTime(file, FileTime.fromMillis(99_000));
    settings.reload();
    assertThat(settings.values().text(Catalogue.IDLE_AFTER)).isEqualTo("1 min");
    assertThat(Files.readString(file)).isEqualTo("idle.after = 1 min\n");
    assertThat(settings.notices())
        .containsExactly(
            "The settings were damaged and are kept as "
                + file
                + ".damaged-1234; the last good ones are used.");
    assertThat(folder.resolve("hearth.conf.damaged-1234")).hasBinaryContent(damage);
  }

  /** A folder stands where a file is to be written: not even root can. */
  @Test
  void aDamagedFileStaysWhileNothingCanTakeItsPlace() throws Exception {
    edit("idle.after = 1 min\n");
    OwnersSettings settings = open();
    Files.createDirectory(folder.resolve("hearth.conf.part"));
    edit("");
    settings.reload();
    assertThat(settings.values().text(Catalogue.IDLE_AFTER)).isEqualTo("1 min");
    assertThat(settings.notices()).singleElement().asString().contains("could not be written");
    assertThat(file).isEmptyFile();
  }

  @Test
  void anEditIsObeyedAlsoWhereNoCopyCanBeKept() throws Exception {
    edit("idle.after = 1 min\n");
    Files.createDirectories(folder.resolve("hearth.conf.good").resolve("full"));
    OwnersSettings settings = open();
    edit("idle.after = 2 min\n");
    settings.reload();
    assertThat(settings.values().get(Catalogue.IDLE_AFTER)).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.notices())
        .singleElement()
        .asString()
        .startsWith("No copy of your settings");
  }

  @Test
  void aFileThatIsGoneAtTheStartComesBackAsItWas() throws Exception {
    edit("idle.after = 1 min\n");
    open();
    Files.delete(file);
    OwnersSettings settings = open();
    assertThat(settings.values().text(Catalogue.IDLE_AFTER)).isEqualTo("1 min");
    assertThat(Files.readString(file)).isEqualTo("idle.after = 1 min\n");
    assertThat(settings.notices())
        .containsExactly("The settings were gone; the last good ones are used.");
  }

  @Test
  void damageAtTheStartIsNoReasonNotToStart() throws Exception {
    Files.write(file, new byte[2 << 20]);
    OwnersSettings settings = open();
    assertThat(settings.values()).isEqualTo(Values.NONE);
    assertThat(settings.notices()).hasSize(1);
    assertThat(Files.readString(file)).startsWith("# Hearth's settings.");
  }

  @Test
  void aDeletedFileComesBackAsItWasInTheBeginning() throws Exception {
    edit("idle.after = 1 min\n");
    OwnersSettings settings = open();
    Files.delete(file);
    settings.reload();
    assertThat(settings.values()).isEqualTo(Values.NONE);
    assertThat(file).exists();
    assertThat(open().values()).isEqualTo(Values.NONE);
  }
}
