import JSONText

@testable import AWSClient

/// Answers of services and of what stands before them: what is accepted is JSON, and every error has a code.
extension FuzzTarget {
    static let answers = [
        FuzzTarget("xml", corpus: documents, words: words) { bytes in
            guard let service = ShapeTable.service("ec2"), let operation = service.operations["DescribeVpcs"] else {
                return "the table of shapes has no DescribeVpcs"
            }
            do throws(WireError) {
                let text = try XMLAnswer.json(bytes, of: operation, in: service)
                return (try? JSONDocument(parsing: text)) == nil ? "the answer is no JSON" : nil
            } catch {
                return "\(error)".isEmpty ? "an error without words" : nil
            }
        },
        FuzzTarget("errors", corpus: documents, words: words) { bytes in
            for name in ["ec2", "network-firewall", "networkmanager"] {
                guard let service = ShapeTable.service(name) else { return "the table of shapes has no \(name)" }
                let response = HTTPResponse(status: 400, headers: [], body: bytes)
                let error = ErrorAnswer(response: response, isXML: service.wireProtocol.isXML, call: "c").error
                guard !error.code.isEmpty, error.status == 400 else { return "an error of \(name) without a code" }
            }
            return nil
        },
        FuzzTarget("s3-listings", corpus: listings, words: words + ["<Key>", "%2", "+", "<IsTruncated>true"]) { bytes in
            guard let listing = try? S3ListingReader.listing(bytes, bucket: "b") else { return nil }
            let isWhole = listing.objects.allSatisfy { $0.size >= 0 && !$0.location.key.isEmpty }
            return isWhole && listing.token != "" ? nil : "an object without a key, or an empty token"
        },
    ]

    private static let listings = [
        """
        <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><EncodingType>url</EncodingType>
        <IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken><Contents><Key>a%2Fb+c</Key>
        <ETag>&quot;0a&quot;</ETag><Size>12</Size></Contents><CommonPrefixes><Prefix>d/</Prefix></CommonPrefixes>
        </ListBucketResult>
        """
    ]

    private static let documents = [
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <DescribeVpcsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><vpcSet>
        <item><vpcId>vpc-1</vpcId><isDefault>true</isDefault><cidrBlock>10.0.0.0/16</cidrBlock>
        <tagSet><item><key>Name</key><value>a &amp; b</value></item></tagSet></item></vpcSet></DescribeVpcsResponse>
        """,
        """
        <Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors>
        <RequestID>r</RequestID></Response>
        """,
        "<DescribeVpcsResponse><vpcSet/><nextToken>t</nextToken></DescribeVpcsResponse>",
        #"{"__type":"com.amazon#AccessDeniedException","message":"no","Message":"No"}"#,
        "<html><body>503</body></html>",
    ]

    private static let words = [
        "<", ">", "</", "/>", "<item>", "</item>", "&amp;", "&#0;", "&#x10FFFF;", "&x;", "<![CDATA[", "]]>", "<!--",
        "<!DOCTYPE a [<!ENTITY x \"y\">]>", "xmlns:a=\"b\"", "{", "}", "\"", "\\u0000", "\u{0}",
    ]
}
