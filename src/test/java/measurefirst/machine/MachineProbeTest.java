package measurefirst.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import measurefirst.result.Machine;
import measurefirst.result.Warning;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineProbeTest {
  @TempDir Path root;

  @Test
  void theCardTellsWhatEveryJvmKnows() {
    Machine machine = MachineProbe.probe("");
    assertThat(machine.jdk()).contains(System.getProperty("java.runtime.version"));
    assertThat(machine.os()).startsWith(System.getProperty("os.name"));
    assertThat(machine.cpus()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(machine.carriers()).isPositive();
    assertThat(machine.maxHeapBytes()).isEqualTo(Runtime.getRuntime().maxMemory());
    assertThat(machine.clockStepNanos()).isBetween(1L, 1_000_000L);
    assertThat(machine.python()).isEmpty();
    assertThat(machine.captured()).isBetween(Instant.now().minusSeconds(60), Instant.now());
  }

  @Test
  void theDefaultPoolIsTheOneCompletableFutureUses() {
    CompletableFuture<Boolean> inCommonPool =
        CompletableFuture.supplyAsync(
            () -> ForkJoinPool.commonPool().equals(ForkJoinTask.getPool()));
    assertThat(inCommonPool.join()).isTrue();
    assertThat(MachineProbe.probe("").defaultPool())
        .isEqualTo(ForkJoinPool.commonPool().getParallelism());
  }

  @Test
  void noPathGetsOnTheCard() {
    assertThat(
            MachineProbe.flags(
                List.of(
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-XX:ActiveProcessorCount=2",
                    "-XX:AOTCache=/home/me/kernel.aot",
                    "-XX:AOTCache=cache\\kernel.aot",
                    "-javaagent:/opt/agent.jar=a=b",
                    "-Xbootclasspath/a:/opt/x.jar",
                    "-Xlog:gc:/tmp/gc.log",
                    "-Dpassword=secret",
                    "-Djava.io.tmpdir=/tmp",
                    "-Djdk.virtualThreadScheduler.parallelism=1",
                    "-Djava.util.concurrent.ForkJoinPool.common.parallelism=4",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--enable-preview")))
        .containsExactly(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:ActiveProcessorCount=2",
            "-XX:AOTCache=…",
            "-XX:AOTCache=…",
            "-javaagent:…",
            "-Xbootclasspath…",
            "-Xlog:gc:…",
            "-Djdk.virtualThreadScheduler.parallelism=1",
            "-Djava.util.concurrent.ForkJoinPool.common.parallelism=4",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-preview");
  }

  @Test
  void thePathOfThisJvmIsNotOnItsCard() {
    assertThat(MachineProbe.probe("").toString())
        .doesNotContain(System.getProperty("java.home"))
        .doesNotContain(System.getProperty("user.dir"))
        .doesNotContain(System.getProperty("user.home") + "/");
  }

  @Test
  void aSystemThatTellsNothingLeavesTheCardEmpty() {
    assumeTrue(System.getProperty("os.name").contains("Linux"));
    Machine machine = MachineProbe.probe("", Double.NaN, new LinuxFiles(root.resolve("none")));
    assertThat(machine.processor()).isEmpty();
    assertThat(machine.governor()).isEmpty();
    assertThat(machine.cgroupCpus()).isNaN();
    assertThat(machine.loadBefore()).isNaN();
    assertThat(machine.stolen()).isNaN();
    assertThat(machine.timerSlackNanos()).isEqualTo(-1);
  }

  @Test
  void aPythonThatIsNotThereIsEmpty() {
    assertThat(MachineProbe.probe("no-such-python-anywhere").python()).isEmpty();
    assertThat(MachineProbe.probe("\0").python()).isEmpty();
  }

  @Test
  void aPythonSaysItsVersionOnce() throws IOException {
    assumeTrue(root.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path python =
        Files.writeString(
            root.resolve("python"), "#!/bin/sh\necho x >> \"$0.asked\"\necho Python 3.99.1\n");
    assertThat(python.toFile().setExecutable(true)).isTrue();
    for (int i = 0; i < 3; i++) {
      assertThat(MachineProbe.probe(python.toString()).python()).isEqualTo("3.99.1");
    }
    assertThat(root.resolve("python.asked")).hasContent("x");
  }

  @Nested
  class FromLinux {
    private LinuxFiles files;

    @BeforeEach
    void lookInTheFolder() {
      files = new LinuxFiles(root);
    }

    @Test
    void theProcessorHasAName() throws IOException {
      put("proc/cpuinfo", "processor\t: 0\nmodel\t\t: 2\nmodel name\t: AMD EPYC: 9B14\n");
      assertThat(files.processor()).isEqualTo("AMD EPYC: 9B14");
      put("proc/cpuinfo", "processor\t: 0\nCPU part\t: 0xd08\n\nModel\t\t: Raspberry Pi 4\n");
      assertThat(files.processor()).isEqualTo("Raspberry Pi 4");
    }

    @Test
    void ticksCountGuestsOnce() throws IOException {
      put("proc/stat", "cpu  100 10 20 1000 5 1 2 30 50 5\ncpu0 1 1 1 1 1 1 1 1 1 1\n");
      assertThat(files.ticks()).isEqualTo(new LinuxFiles.Ticks(1168, 1005, 30));
      put("proc/stat", "cpu  100 10 what\n");
      assertThat(files.ticks()).isEqualTo(LinuxFiles.Ticks.UNKNOWN);
    }

    @Test
    void childrenThatHaveEndedAreKnown() throws IOException {
      put("proc/self/stat", "77 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 11 12 120 30 20 0 30 0\n");
      assertThat(files.endedChildrenNanos()).isEqualTo(1_500_000_000L);
      put("proc/self/stat", "77 (java) S 1 2");
      assertThat(files.endedChildrenNanos()).isEqualTo(-1);
    }

    @Test
    void aQuotaOfVersion2() throws IOException {
      put("proc/self/cgroup", "0::/user.slice/a.scope\n");
      put("sys/fs/cgroup/user.slice/a.scope/cpu.max", "max 100000\n");
      assertThat(files.quotaCpus()).isNaN();
      put("sys/fs/cgroup/user.slice/cpu.max", "150000 100000\n");
      assertThat(files.quotaCpus()).isEqualTo(1.5);
      put("sys/fs/cgroup/user.slice/a.scope/cpu.max", "50000 100000\n");
      assertThat(files.quotaCpus()).isEqualTo(0.5);
    }

    @Test
    void aQuotaOfVersion2InAContainer() throws IOException {
      put("proc/self/cgroup", "0::/system.slice/docker-abc.scope\n");
      put("sys/fs/cgroup/cpu.max", "200000 100000\n");
      put(
          "sys/fs/cgroup/cpu.stat",
          "usage_usec 5\nnr_periods 9\nnr_throttled 3\nthrottled_usec 4500\n");
      assertThat(files.quotaCpus()).isEqualTo(2);
      assertThat(files.throttled()).isEqualTo(new LinuxFiles.Throttled(3, 4_500_000));
    }

    @Test
    void aQuotaOfVersion1() throws IOException {
      put("proc/self/cgroup", "5:memory:/m\n4:cpu,cpuacct:/docker/abc\n1:name=systemd:/s\n");
      put("sys/fs/cgroup/cpu,cpuacct/docker/abc/cpu.cfs_quota_us", "-1\n");
      put("sys/fs/cgroup/cpu,cpuacct/docker/abc/cpu.cfs_period_us", "100000\n");
      assertThat(files.quotaCpus()).isNaN();
      put("sys/fs/cgroup/cpu,cpuacct/docker/abc/cpu.cfs_quota_us", "250000\n");
      put(
          "sys/fs/cgroup/cpu,cpuacct/docker/abc/cpu.stat",
          "nr_periods 9\nnr_throttled 2\nthrottled_time 77\n");
      assertThat(files.quotaCpus()).isEqualTo(2.5);
      assertThat(files.throttled()).isEqualTo(new LinuxFiles.Throttled(2, 77));
    }

    @Test
    void whatIsMissingIsUnknown() {
      assertThat(files.quotaCpus()).isNaN();
      assertThat(files.throttled()).isEqualTo(LinuxFiles.Throttled.UNKNOWN);
      assertThat(files.ticks()).isEqualTo(LinuxFiles.Ticks.UNKNOWN);
    }
  }

  @Nested
  class OfARun {
    @Test
    void theDifferenceOfTwoSnapshotsIsWhatHappenedInBetween() throws IOException {
      put("proc/self/cgroup", "0::/\n");
      put("proc/stat", "cpu 100 0 0 1000 0 0 0 10\n");
      put("sys/fs/cgroup/cpu.stat", "nr_throttled 1\nthrottled_usec 10\n");
      Evidence before = Evidence.now(new LinuxFiles(root));
      put("proc/stat", "cpu 150 0 0 1040 0 0 0 20\n");
      put("sys/fs/cgroup/cpu.stat", "nr_throttled 4\nthrottled_usec 2010\n");
      System.gc();
      Evidence run = Evidence.now(new LinuxFiles(root)).since(before);
      assertThat(run.ticks()).isEqualTo(100);
      assertThat(run.stolenShare()).isEqualTo(0.1);
      assertThat(run.throttledPeriods()).isEqualTo(3);
      assertThat(run.throttledNanos()).isEqualTo(2_000_000);
      assertThat(run.nanos()).isPositive();
      assertThat(run.gcs()).isPositive();
      assertThat(run.warnings()).extracting(Warning::code).contains("cpu-stolen", "cpu-throttled");
    }

    @Test
    void aCalmRunWarnsOfNothing() {
      assertThat(evidence(200, 200, 0).warnings()).isEmpty();
    }

    @Test
    void theCollectorIsWarnedOfFromOnePerCent() {
      assertThat(withGc(10).warnings()).isEmpty();
      assertThat(withGc(11).warnings()).extracting(Warning::code).containsExactly("gc-in-samples");
      Evidence cold = new Evidence(1_000_000_000, 0, 0, 250, 40, -1, -1, -1, -1, -1, -1);
      assertThat(cold.warnings()).extracting(Warning::code).containsExactly("still-compiling");
    }

    @Test
    void whatOthersUsedLeavesOutThisProcess() {
      // A second on two CPUs: 150 ticks busy, of which 0.9 s were ours.
      assertThat(evidence(200, 50, 900_000_000).othersCpus()).isCloseTo(0.6, within(1e-9));
      assertThat(evidence(200, 50, 1_600_000_000).othersCpus()).isZero();
    }

    @Test
    void theUnknownStaysUnknown() throws IOException {
      Evidence none = Evidence.now(new LinuxFiles(root.resolve("none")));
      put("proc/stat", "cpu 150 0 0 1040 0 0 0 20\n");
      Evidence run = Evidence.now(new LinuxFiles(root)).since(none);
      assertThat(run.ticks()).isEqualTo(-1);
      assertThat(run.throttledPeriods()).isEqualTo(-1);
      assertThat(run.stolenShare()).isNaN();
      assertThat(run.othersCpus()).isNaN();
    }

    private static Evidence evidence(long ticks, long idle, long cpuNanos) {
      return new Evidence(1_000_000_000, 0, 0, 0, 0, ticks, idle, 0, 0, 0, cpuNanos);
    }

    private static Evidence withGc(long millis) {
      return new Evidence(1_000_000_000, 5, millis, 0, 0, -1, -1, -1, -1, -1, -1);
    }
  }

  private void put(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
