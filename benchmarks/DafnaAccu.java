import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.List;
import qcri.dafna.dataModel.data.DataSet;
import qcri.dafna.dataModel.data.Globals;
import qcri.dafna.dataModel.data.ValueBucket;
import qcri.dafna.dataModel.quality.dataQuality.DataQualityMeasurments;
import qcri.dafna.dataModel.quality.dataQuality.DataSetTimingMeasures;
import qcri.dafna.voter.VoterParameters;
import qcri.dafna.voter.dependence.SourceDependenceModel;

/**
 * Accu of DAFNA-EA, which finds who copies whom, on a file of claims: source, item and value between
 * tabs. Prints how many answers it has. Its parameters are its defaults, but that a copier is taken
 * to copy 0.8 of its values, as in the paper (the default of 0 would discount nothing).
 */
final class DafnaAccu {
    public static void main(String[] arguments) throws Exception {
        Globals.tolerance_Factor = 0.0;
        DataSet claims = new DataSet();
        try (BufferedReader lines = Files.newBufferedReader(Paths.get(arguments[0]))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t");
                claims.addClaim(++number, cells[1], "", "state", cells[2], Globals.weight, "", cells[0]);
            }
        }
        claims.computeValueBuckets(false);
        DataQualityMeasurments measures = new DataQualityMeasurments(claims);
        measures.setTimingMeasures(new DataSetTimingMeasures());
        claims.setDataQualityMeasurments(measures);
        VoterParameters usual = new VoterParameters(0.001, 0.8, 1.0, 0.4);
        new SourceDependenceModel(claims, usual, 0.2, 0.8, 100, 0.5, false, true, true, false)
                .launchVoter(false, false);
        int answers = 0;
        for (List<ValueBucket> values : claims.getDataItemsBuckets().values()) {
            answers += values.size();
        }
        System.out.println(answers);
    }
}
