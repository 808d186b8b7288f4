import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;

// A kernel whose front end was killed would go on burning a core.
ProcessHandle.current().parent().ifPresent(it -> it.onExit().thenRun(() -> System.exit(0)));

measurefirst.notebook.Kernel.start();
