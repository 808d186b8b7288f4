/**
 * The harness measured by itself: beside JMH, against itself, and against a difference that is
 * known. {@code ./mvnw -Pcalibrate verify} runs it all, in about 20 minutes on a machine that must
 * be left alone meanwhile, prints the table and writes it to {@link
 * measurefirst.result.Calibration#FILE}, where the page on how we measure reads it.
 *
 * <p>{@code -Dcalibration.scale=0.01} makes a hundredth of the comparisons, to see that all of it
 * runs. That, and one check alone ({@code -Dit.test=PowerCheck}), go to another file: {@code
 * target/harness.json}, or the one that {@code -Dcalibration.file} names.
 */
package measurefirst.calibration;
