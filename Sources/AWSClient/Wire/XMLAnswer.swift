import CExpat

/// Turns an XML answer of the ec2 and query protocols into the JSON text that the AWS CLI prints for it.
///
/// The text is written while expat reads, so nothing of the answer is held twice. Namespaces and elements that the
/// model does not know are skipped, as botocore does.
enum XMLAnswer {
    /// The answer's result as JSON text, an object.
    static func json(_ body: [UInt8], of operation: OperationModel, in service: ServiceModel) throws(WireError)
        -> [UInt8]
    {
        let writer = XMLResultWriter(operation: operation, service: service)
        try XMLScanner.scan(body, into: writer)
        return writer.finish()
    }
}
