import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validate STANDARD,... FILE...: asks veraPDF about each file and standard ("ua1", "2a"). A line for each:
 * file, standard, "compliant" or "broken", number of checks; then, indented, a line for each rule that is broken: its
 * clause, how often, and what it says. Words are separated by tabs.
 */
public class Validate {
    private static final int SAMPLES = 100; // of each broken rule; beyond these it is not counted

    public static void main(String[] args) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (int i = 1; i < args.length; i++)
            for (String standard : args[0].split(","))
                validate(args[i], PDFAFlavour.byFlavourId(standard));
    }

    private static void validate(String file, PDFAFlavour standard) throws Exception {
        try (FileInputStream in = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, standard);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(standard, SAMPLES, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.printf("%s\t%s\t%s\t%d%n", file, standard.getId(),
                    result.isCompliant() ? "compliant" : "broken", result.getTotalAssertions());
            brokenRules(result).forEach((rule, n) -> System.out.printf("\t%s\t%d times%n", rule, n));
        }
    }

    private static Map<String, Integer> brokenRules(ValidationResult result) {
        Map<String, Integer> rules = new TreeMap<>();
        for (TestAssertion a : result.getTestAssertions())
            if (a.getStatus() == TestAssertion.Status.FAILED)
                rules.merge(a.getRuleId().getClause() + "\t" + a.getMessage(), 1, Integer::sum);
        return rules;
    }
}
